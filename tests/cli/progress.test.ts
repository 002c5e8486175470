import { setImmediate } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { mostAtOnce, runAll } from '../../src/cli/progress.js'

test('works side by side on a few of many briefings, and a failure stops no other', async () => {
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  let running = 0
  let most = 0
  const done: number[] = []
  const work = Array.from({ length: 40 }, (_, index) => ({
    title: `briefing ${index}`,
    run: async () => {
      running += 1
      most = Math.max(most, running)
      await setImmediate()
      running -= 1
      if (index === 3) throw new Error('broken')
      done.push(index)
      return 'built'
    },
  }))
  const failed = await runAll(work)
  expect(failed.map(({ title, error }) => [title, error.message])).toEqual([
    ['briefing 3', 'broken'],
  ])
  expect(done).toHaveLength(39)
  expect(most).toBe(mostAtOnce)
})
