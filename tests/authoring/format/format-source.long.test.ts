import { expect, test } from 'vitest'
import { expectStable } from '../random-source.js'

test('the normal form keeps the meaning of thousands of sources and is reached in one go', () => {
  expect(() => expectStable({ numRuns: 3000 })).not.toThrow()
})
