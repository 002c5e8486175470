import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { writeBriefing } from '../briefing-folder.js'

const run = promisify(execFile)
const library = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

/** Builds again and again; says after each build, in bytes, what is left of the heap once it has been cleared up. */
const program = (times: number) => `
  const { build } = await import(${JSON.stringify(library)})
  const left = []
  for (let time = 0; time < ${times}; time++) {
    const [built] = await build([], { sandbox: false })
    if (!built.built) throw new Error(JSON.stringify(built.findings))
    globalThis.gc()
    left.push(process.memoryUsage().heapUsed)
  }
  console.log(JSON.stringify(left))`

async function buildOften(times: number): Promise<number[]> {
  const cwd = path.resolve(await writeBriefing(), '../..')
  const parts = ['--expose-gc', '--input-type=module', '--eval', program(times)]
  const { stdout } = await run(process.execPath, parts, { cwd, maxBuffer: 2 ** 24 })
  return JSON.parse(stdout)
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** What libraries keep for the next time is there after a few builds. */
function expectFlat(left: readonly number[]): void {
  const early = mean(left.slice(5, 15))
  expect(mean(left.slice(-10)) / early, JSON.stringify(left)).toBeLessThan(1.1)
}

it('keeps no memory of fifty builds in one process', async () => {
  expectFlat(await buildOften(50))
})

it('nor where four processes build side by side', async () => {
  for (const left of await Promise.all([1, 2, 3, 4].map(() => buildOften(25)))) expectFlat(left)
})
