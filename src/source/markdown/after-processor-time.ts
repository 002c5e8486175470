/** By the clock, so that whoever waits for something that uses no processor is not kept for ever. */
const longest = 10

/**
 * Calls back once this process has used an amount of processor time from now on, or ten times as much has passed by
 * the clock. A clock alone would charge a text with what other programs do: a sound one was refused on a busy machine.
 *
 * @param readUsage processor time of this process since a moment, as `process.cpuUsage` gives it
 * @returns what calls it off
 */
export function afterProcessorTime(
  milliseconds: number,
  callback: () => void,
  readUsage: typeof process.cpuUsage = process.cpuUsage,
): () => void {
  const before = readUsage()
  const end = performance.now() + longest * milliseconds
  let timer: NodeJS.Timeout | undefined
  const look = (rest: number): void => {
    timer = setTimeout(() => {
      const { user, system } = readUsage(before)
      const left = Math.min(milliseconds - (user + system) / 1000, end - performance.now())
      if (left > 0) look(left)
      else callback()
    }, rest)
  }
  look(milliseconds)
  return () => clearTimeout(timer)
}
