import { expect, it } from 'vitest'
import { dropCharacter } from '../../src/lint/drop-invisible.js'

const at = (text: string) => {
  const index = text.indexOf('\u000b')
  const edit = dropCharacter(text, [index, index + 1], ' ')
  return edit && text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1])
}

it('writes a space inside a line, and before the first word of one', () => {
  expect(at('one\u000btwo')).toBe('one two')
  expect(at('a\n> - b\u000b')).toBe('a\n> - b ')
  expect(at('a\n\u000b注')).toBe('a\n 注')
  expect(at('> - \u000b項目')).toBe('> -  項目')
  expect(at('2024\u000b年')).toBe('2024 年')
})

it.each([
  '\u000b- item',
  'a\n \u000b# title',
  '> \u000b1. one',
  '\u000b    code',
  '\u000b',
  '-\u000b箇条',
  '- \u000b- 箇条',
  '1.\u000b二',
  '1\u000b. 二',
  '#\u000b見出し',
  'Foo\n=\u000b==',
  'Foo\r=\u000b==',
  'a|b\n-|\u000b-',
  ':\u000b::figure',
  '``\u000b`',
  '<\u000bdiv>',
  '_\u000b__',
  '   \u000b語',
  '-\t\u000b語',
])('leaves %j alone, where the line might become something else', (text) => {
  expect(at(text)).toBeUndefined()
})
