import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { cli } from '../run-cli.js'

const tell = `data:text/javascript,process.on('exit', () => process._rawDebug('cpu ' + process.cpuUsage().user))`

/** Runs Node; returns the processor time that it took itself, in milliseconds: other work on the machine adds little to it. */
async function measure(...args: string[]): Promise<number> {
  const { stderr } = await promisify(execFile)(process.execPath, ['--import', tell, ...args])
  return Number(/^cpu (\d+)$/m.exec(stderr)?.[1]) / 1000
}

/** How many times as long as Node alone a command takes: the least of two runs of each, in turn. */
async function compare(...command: string[]): Promise<number> {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let run = 0; run < 2; run++) {
    for (const [index, args] of [
      ['-e', '0'],
      [cli, ...command],
    ].entries())
      least[index] = Math.min(least[index] ?? 0, await measure(...args))
  }
  const [alone = 0, ours = 0] = least
  return ours / alone
}

/** Twice and more of what it was when they were written; who comes near one has made something much slower. */
describe('processor time, over that of Node alone', () => {
  it('is little for --version', async () => {
    expect(await compare('--version')).toBeLessThan(3)
  })

  it('is no more for a check of the samples than reading and parsing need', async () => {
    expect(await compare('check')).toBeLessThan(30)
  })

  it('is little for a build of what has not changed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'briefing-speed-'))
    try {
      const places = ['--output', path.join(folder, 'output'), '--cache', path.join(folder, 'kept')]
      const command = ['build', 'cyber-mercenaries', '--edition', 'html', ...places]
      await measure(cli, ...command)
      expect(await compare(...command)).toBeLessThan(8)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
