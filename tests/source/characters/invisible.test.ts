import { toString as textOf } from 'mdast-util-to-string'
import { expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

it.each([
  ['ev\u200bil', 'evil'],
  ['a&#x200b;b `c\u2060d` \ufeffe', 'ab cd e'],
  ['one\u2028two', 'one two'],
  ['\u2066x\u2069 \u202aC:', 'x C:'],
  ['hidden\u{e0041}\u{e0042}', 'hidden'],
  ['a\u200db', 'ab'],
])('leaves out of %j what nobody sees', (source, text) => {
  expect(textOf(parseText(source))).toBe(text)
})

it.each([
  'می\u200cشود',
  '👨\u200d👩\u200d👧',
  'ไทย\u200bไทย',
  'क्\u200dष',
  '❤️\u200d🔥',
  'a\u00adb',
  'C\u200e',
  '葛\u{e0100}',
])('keeps what %j needs', (text) => {
  expect(textOf(parseText(text))).toBe(text)
})

it('keeps the tags of a flag', () => {
  const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'
  expect(textOf(parseText(england))).toBe(england)
})
