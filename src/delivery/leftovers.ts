import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { isRunning } from '../process/is-running.js'
import { finishSwap, isAbandoned, swapFolder } from './swap.js'

/** What is being written begins with this and the number of its process. */
export const stagedPrefix = '.staged-'

/**
 * Does what a build that was killed has left to do in a folder of outputs, and removes what it has left behind. To be
 * called before a build begins, so that no reader finds half of it for longer than that.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.includes(swapFolder) && (await isAbandoned(folder))) await finishSwap(folder)
  for (const name of names) {
    const [, owner] =
      /^\.(?:staged|swap-done)-(\d+)(?:-|$)/.exec(name) ??
      /^\..+\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name) ??
      []
    if (owner === undefined || isRunning(Number(owner))) continue
    await rm(path.join(folder, name), { recursive: true, force: true })
  }
}
