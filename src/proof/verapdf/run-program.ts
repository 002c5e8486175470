import { type ChildProcess, spawn } from 'node:child_process'
import { onExit } from 'signal-exit'
import { killGroup } from '../../processes.js'

/** How a program ended, and what it wrote. */
export interface ProgramRun {
  /** Null if a signal ended it. */
  code: number | null
  stdout: string
  stderr: string
}

/** How many bytes a report can have at most. */
const most = 64 * 1024 * 1024
const windows = process.platform === 'win32'

/** We ended the program; the message says why. */
export class EndedError extends Error {
  override name = 'EndedError'
}

/**
 * Runs a program to its end; returns its exit code and what it printed. It and all that it started are ended with this
 * process, and after a time limit in milliseconds.
 *
 * @throws EndedError after the time limit, or where it prints without end.
 * @throws NodeJS.ErrnoException if it cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  limit: number,
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = start(program, args)
    const end = (error: Error): void => {
      settle()
      kill(child)
      // What it started may keep the pipes open after it.
      child.stdout?.destroy()
      child.stderr?.destroy()
      reject(error)
    }
    const timer = setTimeout(
      () => end(new EndedError(`did not end within ${limit / 1000} s`)),
      limit,
    )
    const forget = onExit(() => kill(child))
    const settle = (): void => {
      clearTimeout(timer)
      forget()
    }
    const printed = collect(child, () => end(new EndedError('prints without end')))
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (code) => {
      settle()
      resolve({ code, ...printed })
    })
  })
}

/** Returns what a program has printed so far; `onTooMuch` is called where that is more than any report has. */
function collect(child: ChildProcess, onTooMuch: () => void) {
  const printed = { stdout: '', stderr: '' }
  let length = 0
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text
      length += text.length
      if (length > most) onTooMuch()
    })
  }
  return printed
}

/** A group of its own, so that a script and what it started end together. Windows cannot start a script without a shell. */
function start(program: string, args: readonly string[]): ChildProcess {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
  if (!windows) return spawn(program, args, { stdio, detached: true })
  if (!/\.(bat|cmd)$/i.test(program)) return spawn(program, args, { stdio })
  const line = [program, ...args].map((part) => `"${part}"`).join(' ')
  return spawn(line, { stdio, shell: true })
}

function kill(child: ChildProcess): void {
  if (killGroup(child) || child.pid === undefined) return
  // Windows has no process groups, but knows which process started which.
  if (!windows) {
    child.kill('SIGKILL')
    return
  }
  const killer = spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' })
  killer.on('error', () => child.kill('SIGKILL'))
}
