import { expect, it } from 'vitest'
import { memoryLimit, phaseLimits, printLimit, readLimits } from '../../src/browser/limits.js'

it('are the usual ones where the environment says nothing', () => {
  expect(readLimits({})).toEqual({ phases: phaseLimits, memory: memoryLimit })
  expect(readLimits({ BRIEFING_BROWSER_PATIENCE: '' })).toEqual(readLimits({}))
})

it('are what a machine can spare', () => {
  const limits = readLimits({ BRIEFING_BROWSER_PATIENCE: '2.5', BRIEFING_BROWSER_MEMORY: '6' })
  expect(limits.phases).toEqual({ launch: 50_000, load: 75_000, layout: 150_000, print: 150_000 })
  expect(limits.memory).toBe(6 * 2 ** 30)
})

it.each(['no', '0', '-1', 'Infinity'])('cannot be `%s`', (value) => {
  expect(() => readLimits({ BRIEFING_BROWSER_MEMORY: value })).toThrow(
    `Unexpected value \`${value}\` of BRIEFING_BROWSER_MEMORY, expected a number above zero`,
  )
})

it.each([
  [1, 60],
  [100, 60],
  [788, 472.8],
  [5000, 600],
])('let %d pages be printed in %d s', (pages, seconds) => {
  expect(printLimit(readLimits({}), pages)).toBeCloseTo(seconds * 1000)
})

it('let a patient machine print longer', () => {
  expect(printLimit(readLimits({ BRIEFING_BROWSER_PATIENCE: '3' }), 200)).toBe(360_000)
})
