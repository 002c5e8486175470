import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepCode, nameKeptCode, readKeptCode } from '../../src/start/kept-code.js'

let env: { XDG_CACHE_HOME: string }
let file: string
const code = new Map([
  ['bundled-A.js', Buffer.from('what V8 made of it')],
  ['bundled-B.js', Buffer.alloc(3000, 7)],
])

beforeEach(async () => {
  env = { XDG_CACHE_HOME: await mkdtemp(path.join(tmpdir(), 'briefing-kept-')) }
  file = nameKeptCode('check', env)
})

afterEach(async () => {
  await rm(env.XDG_CACHE_HOME, { recursive: true })
})

it('reads what was kept', () => {
  expect(readKeptCode(file)).toEqual(new Map())
  keepCode(file, code, env)
  expect(readKeptCode(file)).toEqual(code)
})

it('keeps it where nobody else can write, and leaves nothing beside it', async () => {
  keepCode(file, code, env)
  keepCode(file, code, env)
  expect(await readdir(path.dirname(file))).toEqual([path.basename(file)])
})

it.each([
  ['a byte of it has changed', (bytes: Buffer) => bytes.with(-5, 1)],
  ['its end is missing', (bytes: Buffer) => bytes.subarray(0, -100)],
  ['it is empty', () => Buffer.alloc(0)],
])('takes nothing from a file where %s', async (_, damage) => {
  keepCode(file, code, env)
  await writeFile(file, damage(await readFile(file)))
  expect(readKeptCode(file)).toEqual(new Map())
})

it('takes nothing from a folder that others can write to, and puts nothing there', async () => {
  keepCode(file, code, env)
  await chmod(path.dirname(file), 0o777)
  expect(readKeptCode(file)).toEqual(new Map())
  await rm(file)
  keepCode(file, code, env)
  expect(await readdir(path.dirname(file))).toEqual([])
})

it('lets go what was kept longest ago', async () => {
  for (let one = 0; one < 45; one += 1) keepCode(`${file}-${one}`, code, env)
  expect(await readdir(path.dirname(file))).toHaveLength(40)
})

it('says nothing where it cannot keep anything', () => {
  const nowhere = { XDG_CACHE_HOME: '/proc/nowhere' }
  expect(() => keepCode(nameKeptCode('check', nowhere), code, nowhere)).not.toThrow()
})
