import { toString as textOf } from 'mdast-util-to-string'
import { expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

const paragraphs = (text: string) => parseText(text).children.map((block) => textOf(block))

it('leaves the indent of paragraphs to the style sheet', () => {
  expect(paragraphs('　攻撃は続いている。\n\n　**対策**を述べる。\n\n> 　引用。\n')).toEqual([
    '攻撃は続いている。',
    '対策を述べる。',
    '引用。',
  ])
})

it('keeps wide blanks that are no indent', () => {
  expect(paragraphs('氏名　役職\n\n　　以上\n\n# 　題\n')).toEqual([
    '氏名　役職',
    '　　以上',
    '　題',
  ])
  expect(paragraphs('　\n')).toEqual(['　'])
  expect(paragraphs('```\n　code\n```\n')).toEqual(['　code'])
})
