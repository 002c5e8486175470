import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { afterProcessorTime } from '../../../src/source/markdown/after-processor-time.js'

/** Microseconds that the process has used, as the test says. */
function useTime(used: { microseconds: number }): typeof process.cpuUsage {
  return () => ({ user: used.microseconds, system: 0 })
}

it('does not charge a text with time in which other programs had the processor', async () => {
  const callback = vi.fn()
  const used = { microseconds: 0 }
  afterProcessorTime(20, callback, useTime(used))
  await wait(90)
  expect(callback).not.toHaveBeenCalled()
  used.microseconds = 20_000
  await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce(), 500)
})

it('waits no longer than ten times as long by the clock', async () => {
  const callback = vi.fn()
  afterProcessorTime(10, callback, useTime({ microseconds: 0 }))
  await vi.waitFor(() => expect(callback).toHaveBeenCalledOnce(), 1000)
})

it('calls nothing back once it is called off', async () => {
  const callback = vi.fn()
  afterProcessorTime(10, callback, useTime({ microseconds: 10_000 }))()
  await wait(40)
  expect(callback).not.toHaveBeenCalled()
})
