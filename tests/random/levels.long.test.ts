import { afterAll, beforeAll, expect, it } from 'vitest'
import { proveLevels } from './prove-levels.js'
import { openWorkshop, type Workshop } from './workshop.js'

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop()
})
afterAll(async () => {
  await workshop[Symbol.asyncDispose]()
})

const tenth = 30

it.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])(
  'thirty random briefings with random levels tell nobody more than is for him, from seed %i',
  async (seed) => {
    const editions = seed === 20 ? (['pdf', 'html'] as const) : (['html'] as const)
    const { built, marks } = await proveLevels(workshop, { seed, briefings: tenth, editions })
    expect(built).toBeGreaterThan(0.8 * tenth)
    expect(marks).toBeGreaterThan(built)
  },
  1_800_000,
)
