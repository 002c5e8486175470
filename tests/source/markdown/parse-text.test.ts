import { toString as textOf } from 'mdast-util-to-string'
import { expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

it.each([
  'これは**「重要」**である。',
  '影響は**約5％**と見られる。',
  '*全角（かっこ）*である。',
  '~~取り消し。~~続く。',
  '約~~5％~~6％と見られる。',
])('marks end after punctuation of Japanese, though letters follow: %s', (text) => {
  expect(textOf(parseText(text))).toBe(text.replace(/[*~]/g, ''))
})

it.each([
  ['at another number than 1', '    code\n\n2. x', 'code list'],
  ['without a blank line before it', '\tcode\n2. x', 'code list'],
  ['with an empty item', '    code\n\n-\n', 'code list'],
  ['after a paragraph, where only one from 1 may', '    code\n\nx\n2. x', 'code paragraph'],
])('a list begins after indented code %s', (_, text, wanted) => {
  expect(
    parseText(text)
      .children.map(({ type }) => type)
      .join(' '),
  ).toBe(wanted)
})
