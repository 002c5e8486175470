import { expect, it } from 'vitest'
import { repairText } from '../fix/repair-text.js'

const table = '| a | b |\n|---|---|\n| 1 | 2 |\n'

it.each([
  ['※ 推定を含む\n', '\n※ 推定を含む\n'],
  ['Source: NIST\nMore.\n', '\nSource: NIST\nMore.\n'],
])('parts %j from the table above it', (text, parted) => {
  expect(repairText(table + text)).toBe(table + parted)
})

it.each(['b |\n', 'a\n| c | d |\n', '[link]: https://example.com/ "title"\n', '\nText.\n'])(
  'leaves %j below a table as it is',
  (text) => {
    expect(repairText(table + text)).toBe(table + text)
  },
)
