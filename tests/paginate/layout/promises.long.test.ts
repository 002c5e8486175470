import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import { checkPromises } from './promises.js'
import { randomFlows } from './random-galleys.js'
import { breakByTrial, breakGreedily, priceOf } from './reference.js'

// Other galleys on every run; a failure prints its seed, and its smallest galley becomes a named case.
test('every promise is kept on 200 000 random galleys, and no greedy way is cheaper', () => {
  fc.assert(
    fc.property(randomFlows(14), ({ galley, spec }) => {
      const pages = breakPages(galley, spec)
      expect(checkPromises(galley, spec, pages)).toEqual([])
      const greedy = priceOf(galley, spec, breakGreedily(galley, spec))
      expect(priceOf(galley, spec, pages)).toBeLessThanOrEqual(greedy + 0.001)
    }),
    { numRuns: 200_000 },
  )
}, 1_800_000)

test('30 000 small galleys cost what the cheapest of all ways costs', () => {
  fc.assert(
    fc.property(randomFlows(4), ({ galley, spec }) => {
      fc.pre(galley.lines.length <= 10)
      const price = priceOf(galley, spec, breakPages(galley, spec))
      expect(price).toBeCloseTo(priceOf(galley, spec, breakByTrial(galley, spec)), 3)
    }),
    { numRuns: 30_000 },
  )
})
