import { expect, it } from 'vitest'
import { addMonths } from '../../src/source/month.js'

it.each([
  ['2024-12', 1, '2025-01'],
  ['2024-01', -1, '2023-12'],
  ['2024-02', 0, '2024-02'],
  ['2024-03', -15, '2022-12'],
])('%s and %i months is %s', (month, count, result) => {
  expect(addMonths(month, count)).toBe(result)
})
