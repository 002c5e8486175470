import { toString as textOf } from 'mdast-util-to-string'
import { expect, it } from 'vitest'
import { parseText } from '../../../src/source/markdown/parse-text.js'

it.each([
  'これは**「重要」**である。',
  '影響は**約5％**と見られる。',
  '*全角（かっこ）*である。',
  '~~取り消し。~~続く。',
  '約~~5％~~6％と見られる。',
])('marks end behind punctuation of Japanese, though letters follow: %s', (text) => {
  expect(textOf(parseText(text))).toBe(text.replace(/[*~]/g, ''))
})
