import { expect, test } from 'vitest'
import { partitionPoint } from '../src/partition-point.js'

test.each([
  [0, 0],
  [1, 1],
  [4, 2],
  [5, 2],
  [9, 4],
])('counts the items up to %i', (limit, count) => {
  expect(partitionPoint([1, 3, 6, 9], (item) => item <= limit)).toBe(count)
})

test('counts none in an empty list', () => {
  expect(partitionPoint([], () => true)).toBe(0)
})
