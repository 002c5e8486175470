import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLane } from '../../src/preview/lane.js'
import { remember } from '../../src/preview/remember.js'

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

it('remembers, and forgets what was asked for longest ago', () => {
  const made: string[] = []
  const double = remember<string>(2)
  const ask = (key: string) =>
    double(key, () => {
      made.push(key)
      return key + key
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['aa', 'bb', 'aa', 'cc', 'aa', 'bb'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})
