import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseText } from '../../src/source/markdown/parse-text.js'

const types = (text: string) => parseText(text).children.map(({ type }) => type)

describe('parse', () => {
  it('knows front matter, notes, tables and containers', () => {
    const text =
      '---\na: 1\n---\n\nA[^x].\n\n:::figure{#f}\n![a](b.svg)\n:::\n\n| a |\n|---|\n\n[^x]: N\n'
    expect(types(text)).toEqual([
      'yaml',
      'paragraph',
      'containerDirective',
      'table',
      'footnoteDefinition',
    ])
  })

  it('leaves single and double colons alone', () => {
    const text = 'TLP:CLEAR hxxp:evil 15:30 :smile:\n\n::leaf{a=b}\n'
    const tree = parseText(text)
    expect(tree.children.map((child) => textOf(child))).toEqual([
      'TLP:CLEAR hxxp:evil 15:30 :smile:',
      '::leaf{a=b}',
    ])
  })

  it('reads strong beside Japanese brackets', () => {
    const [paragraph] = parseText('これは**「重要」**です').children
    expect(paragraph?.type === 'paragraph' && paragraph.children.map(({ type }) => type)).toEqual([
      'text',
      'strong',
      'text',
    ])
  })
})
