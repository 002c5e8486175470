/**
 * Does some work; gives the milliseconds of processor time that this process took for it. Unlike the clock's, they stay the
 * same where the machine has other work.
 */
export function measureWork(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}

/** As `measureWork`, of work that is waited for. */
export async function measureAwaited(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return process.cpuUsage(before).user / 1000
}
