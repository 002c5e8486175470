import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import { checkPromises } from './promises.js'
import { randomFlows } from './random-galleys.js'
import { breakByTrial, breakGreedily, priceOf } from './reference.js'

test('is never dearer than the greedy way, which keeps the promises too', () => {
  fc.assert(
    fc.property(randomFlows(12), ({ galley, spec }) => {
      const greedy = breakGreedily(galley, spec)
      expect(checkPromises(galley, spec, greedy)).toEqual([])
      const price = priceOf(galley, spec, breakPages(galley, spec))
      expect(price).toBeLessThanOrEqual(priceOf(galley, spec, greedy) + 0.001)
    }),
    { seed: 7, numRuns: 500 },
  )
}, 60_000)

test('costs what the cheapest of all ways costs', () => {
  fc.assert(
    fc.property(randomFlows(4), ({ galley, spec }) => {
      fc.pre(galley.lines.length <= 10)
      const price = priceOf(galley, spec, breakPages(galley, spec))
      expect(price).toBeCloseTo(priceOf(galley, spec, breakByTrial(galley, spec)), 3)
    }),
    { seed: 7, numRuns: 800 },
  )
}, 60_000)
