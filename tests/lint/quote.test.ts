import { expect, it } from 'vitest'
import { quoteAll } from '../../src/lint/quote.js'

it.each([
  [['a'], 'and', '`a`'],
  [['a', 'b'], 'or', '`a` or `b`'],
  [['a', 'b', 'c'], 'and', '`a`, `b` and `c`'],
] as const)('names %j with “%s”', (words, last, text) => {
  expect(quoteAll(words, last)).toBe(text)
})
