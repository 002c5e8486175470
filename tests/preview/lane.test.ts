import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLane } from '../../src/preview/lane.js'

it('does the first piece and the last one, and none at the same time', async () => {
  const done: number[] = []
  let atWork = 0
  const lane = createLane(async (piece: number) => {
    atWork += 1
    expect(atWork).toBe(1)
    await wait(10)
    done.push(piece)
    atWork -= 1
  })
  for (const piece of [1, 2, 3]) lane(piece)
  await wait(60)
  lane(4)
  await wait(30)
  expect(done).toEqual([1, 3, 4])
})
