import type { ChildProcess } from 'node:child_process'
import { codeOf } from './thrown.js'

/**
 * Ends a process that was started as the leader of a group, and everything it started, immediately and unconditionally.
 * Returns whether there was such a group; Windows has none.
 */
export function killGroup({ pid }: ChildProcess): boolean {
  if (pid === undefined || process.platform === 'win32') return false
  try {
    return process.kill(-pid, 'SIGKILL')
  } catch {
    return false
  }
}

/** Whether a process with this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, but belongs to another user.
    return codeOf(error) !== 'ESRCH'
  }
}
