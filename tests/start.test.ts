import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CliRun, runCli } from './run-cli.js'

let cache: string

beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'briefing-start-'))
})

afterEach(async () => {
  await rm(cache, { recursive: true })
})

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliRun> {
  const wanted = { XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '', CI: '' }
  return runCli(args, { env: { ...wanted, ...env } })
}

/** What is kept, with the time at which it was written. */
async function listKept(): Promise<[name: string, written: number][]> {
  const folder = path.join(cache, 'briefing/compiled')
  const names = await readdir(folder).catch((): string[] => [])
  return Promise.all(
    names.map(async (name): Promise<[string, number]> => {
      return [name, (await stat(path.join(folder, name))).mtimeMs]
    }),
  )
}

it('keeps what V8 has compiled of a command, and says the same with it', async () => {
  const first = await run(['explain', 'tlp-leak'])
  const kept = await listKept()
  expect(kept).toHaveLength(1)
  expect(await run(['explain', 'tlp-leak'])).toEqual(first)
  expect(await listKept()).toEqual(kept)
})

it('adds what a later run of a command needs besides', async () => {
  await run(['check', 'README.md'])
  const [[name = '', before] = []] = await listKept()
  await run(['check', 'README.md', '--fix-dry-run'])
  const [[again = '', after] = []] = await listKept()
  expect(again).toBe(name)
  expect(after).not.toBe(before)
})

it('replaces what is damaged', async () => {
  const first = await run(['explain', 'tlp-leak'])
  const [[name = ''] = []] = await listKept()
  const file = path.join(cache, 'briefing/compiled', name)
  const whole = await readFile(file)
  await writeFile(file, whole.with(whole.length >> 1, 0x55))
  expect(await run(['explain', 'tlp-leak'])).toEqual(first)
  expect((await stat(file)).size).toBeGreaterThan(whole.length / 2)
  expect(await run(['explain', 'tlp-leak'])).toEqual(first)
})

it.each([
  ['on a machine of CI', ['list'], { CI: 'true' }],
  ['where Node.js is told to keep nothing', ['list'], { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ['of a word that is no command', ['chekc'], {}],
  ['of a call that only asks for the version', ['--version'], {}],
])('keeps nothing %s', async (_, args, env) => {
  await run(args, env)
  expect(await listKept()).toEqual([])
})
