import { afterAll, beforeAll, expect, it } from 'vitest'
import { proveMany } from './prove-many.js'
import { openWorkshop, type Workshop } from './workshop.js'

let workshop: Workshop

beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(async () => {
  await workshop[Symbol.asyncDispose]()
})

const tenth = 200

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'two hundred random briefings arrive whole in both editions, round %i of ten',
  async (seed) => {
    expect(await proveMany(workshop, { seed, briefings: tenth })).toBeGreaterThan(0.9 * tenth)
  },
  3_600_000,
)
