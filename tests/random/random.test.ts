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
    expect(await proveMany(workshop, { seed: 1, briefings: 8 })).toBeGreaterThan(5)
  }, 180_000)

  it('arrive whole in the HTML edition by itself', async () => {
    const settings = { seed: 6, briefings: 20, editions: ['html' as const] }
    expect(await proveMany(workshop, settings)).toBeGreaterThan(17)
  }, 120_000)
})
