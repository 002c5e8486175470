import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakPages } from '../../src/layout/break-pages.js'
import { checkPromises } from '../../src/layout/promises.js'
import { randomFlows } from './random-galleys.js'

test('keeps every promise on 10 000 random galleys', () => {
  fc.assert(
    fc.property(randomFlows(12), ({ galley, spec }) => {
      expect(checkPromises(galley, spec, breakPages(galley, spec))).toEqual([])
    }),
    { seed: 20240101, numRuns: 10_000 },
  )
}, 60_000)
