import { expect, test } from 'vitest'
import { expectStable } from './random-source.js'

test('the normal form keeps the meaning of ten thousand sources and is reached in one go', () => {
  expect(() => expectStable({ numRuns: 10_000 })).not.toThrow()
})
