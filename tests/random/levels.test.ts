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

it('editions of random briefings have all that is for their readers, and nothing that is not', async () => {
  const { built, marks } = await proveLevels(workshop, {
    seed: 3,
    briefings: 4,
    editions: ['html'],
  })
  expect(built).toBeGreaterThan(2)
  expect(marks).toBeGreaterThan(built)
}, 60_000)
