import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './measure.js'

/** How commands are run. */
export interface Way {
  /** After the milliseconds. */
  name: string
  /** Code that runs before the program. */
  first?: string
  env?: Record<string, string>
}

/** Tells the processor time in the end. */
const tell =
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process._rawDebug('cpu ' + (user + system)) })"
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/**
 * Prints the processor time of Node.js, with all its threads, that whole processes take in one way and in another, in
 * turn: of a check of the samples, and of a build of each folder. The number of runs and the folders come from the
 * command line.
 */
export async function compareCommands(before: Way, after: Way): Promise<void> {
  const [runs = '5', ...given] = process.argv.slice(2)
  const folders = given.length > 0 ? given : ['briefings/2024-03']
  const output = await mkdtemp(path.join(tmpdir(), 'briefing-bench-'))
  const builds = folders.map((folder) => ['build', folder, '--no-cache', '--output', output])
  try {
    for (const command of [['check'], ...builds]) {
      // What is kept for later runs is there in all of those that count.
      measure(command, after)
      const times = Array.from({ length: Number(runs) }, () => ({
        before: measure(command, before),
        after: measure(command, after),
      }))
      const [one, other] = [
        median(times.map((time) => time.before)),
        median(times.map((time) => time.after)),
      ]
      console.log(
        `${command.slice(0, 2).join(' ')}: ${one.toFixed(0)} ms ${before.name}, ` +
          `${other.toFixed(0)} ms ${after.name}, × ${(other / one).toFixed(2)}`,
      )
    }
  } finally {
    await rm(output, { recursive: true, force: true })
  }
}

/** Milliseconds of processor time of a command, as it says itself in the end. */
function measure(command: readonly string[], { first = '', env = {} }: Way): number {
  const code = encodeURIComponent(first + tell)
  const args = ['--import', `data:text/javascript,${code}`, cli, ...command]
  const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const
  const { stderr } = spawnSync(process.execPath, args, options)
  return Number(/^cpu (\d+)$/m.exec(stderr)?.[1]) / 1000
}
