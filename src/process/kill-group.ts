import type { ChildProcess } from 'node:child_process'

/**
 * Ends a process that was started as the leader of a group, and all that it started, at once and without asking. Says
 * whether there was such a group; Windows knows none.
 */
export function killGroup({ pid }: ChildProcess): boolean {
  if (pid === undefined || process.platform === 'win32') return false
  try {
    return process.kill(-pid, 'SIGKILL')
  } catch {
    return false
  }
}
