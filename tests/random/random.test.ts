import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveMany } from './prove-many.js'
import { openWorkshop, type Workshop } from './workshop.js'

let workshop: Workshop

beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(async () => {
  await workshop[Symbol.asyncDispose]()
})

describe('random briefings', () => {
  it('arrive whole in both editions', async () => {
    expect(await proveMany(workshop, { seed: 1, briefings: 6 })).toBeGreaterThan(4)
  }, 120_000)
})
