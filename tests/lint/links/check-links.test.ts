import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkLinks, type LinkOptions } from '../../../src/lint/links/check-links.js'
import { toSource } from '../rules/run.js'
import { type RudeServer, startRudeServer } from './rude-server.js'

let server: RudeServer
let folder: string

beforeEach(async () => {
  server = await startRudeServer()
  folder = await mkdtemp(path.join(tmpdir(), 'briefing-links-'))
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const options: LinkOptions = {
  timeout: 300,
  retries: 0,
  backoff: 1,
  allowPrivate: true,
  fail: false,
  quiet: false,
  cache: undefined,
}

const cached = (now: number): LinkOptions => ({
  ...options,
  cache: { file: path.join(folder, 'cache', 'links.json'), maximumAge: 1000, now: () => now },
})

const sourceOf = (...lines: string[]) =>
  toSource([{ name: 'notes.md', text: lines.join('\n\n').replaceAll('$', server.origin) }])

const notes = (count: number, pathOf: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `A[^${index}].\n\n[^${index}]: <$${pathOf(index)}>`)

describe('checkLinks', () => {
  it('asks for the sources of notes, and for nothing in the body', async () => {
    const source = sourceOf(
      'Seen: <$/body>, [x]($/body-link), $/bare, ![p]($/picture), `$/code`, hxxp[:]//127.0.0[.]1/a [^a].',
      '[^a]: Source <$/ok>, [and]($/gone).',
      '[^b]: Defanged hxxp[:]//www.evil.example/x and www.evil[.]example.',
    )
    expect(await checkLinks([source], options)).toEqual({ asked: 2, dead: 1, unknown: 0 })
    expect(server.asked.sort()).toEqual(['GET /gone', 'HEAD /gone', 'HEAD /ok'])
  })

  it('says what it found, where it is cited, once for each place', async () => {
    const source = sourceOf(
      'A[^a][^b][^c].',
      '[^a]: <$/gone>',
      '[^b]: <$/busy>',
      '[^c]: <$/home> <$/gone#top>',
    )
    await checkLinks([source], options)
    const messages = source.files[0]?.file.messages ?? []
    const found = messages.map(({ line, ruleId, fatal }) => [line, ruleId, fatal])
    expect(found.sort()).toEqual([
      [3, 'link-dead', false],
      [5, 'link-unknown', undefined],
      [7, 'link-dead', false],
      [7, 'link-home', false],
    ])
    expect(server.asked.filter((line) => line === 'GET /gone')).toHaveLength(1)
  })

  it('says once of many sources that one fault keeps it from asking for them', async () => {
    const source = sourceOf(
      'A[^x][^y].',
      '[^x]: <$/gone>',
      ...notes(5, (index) => `/${index}`).map((note) => note.replace('$', 'http://127.0.0.1:1')),
      '[^y]: <$/busy>',
    )
    expect(await checkLinks([source], options)).toMatchObject({ dead: 1 })
    const messages = source.files[0]?.file.messages ?? []
    const unknown = messages.filter(({ ruleId }) => ruleId === 'link-unknown')
    expect(unknown).toHaveLength(2)
    expect(unknown.map(({ line, reason, fatal }) => [line, reason, fatal])).toContainEqual([
      7,
      `Could not find out whether 5 sources, of which this is the first, are still there: the connection was refused (127.0.0.1:1)`,
      undefined,
    ])
    expect(messages.filter(({ reason }) => reason.includes('refused'))).toHaveLength(1)
    expect(messages.filter(({ ruleId }) => ruleId === 'link-dead')).toHaveLength(1)
  })

  it('makes errors only where it was asked to', async () => {
    const source = sourceOf('A[^a][^b].', '[^a]: <$/gone>', '[^b]: <$/busy>')
    await checkLinks([source], { ...options, fail: true })
    expect(source.files[0]?.file.messages.map(({ fatal }) => fatal)).toEqual([true, undefined])
  })

  it('asks a host no more than two things at a time', async () => {
    await checkLinks([sourceOf(...notes(12, (index) => `/slow-${index}`))], options)
    expect(server.asked).toHaveLength(12)
    expect(server.most).toBe(2)
  })

  it('remembers what it heard until it is old, but not what it did not', async () => {
    const source = () =>
      sourceOf('A[^a][^b][^c].', '[^a]: <$/ok>', '[^b]: <$/gone>', '[^c]: <$/busy>')
    expect((await checkLinks([source()], cached(5000))).asked).toBe(3)
    expect(await checkLinks([source()], cached(5900))).toEqual({ asked: 1, dead: 1, unknown: 1 })
    expect((await checkLinks([source()], cached(6100))).asked).toBe(3)
    expect((await checkLinks([source()], cached(4000))).asked).toBe(3)
  })

  it('bears a broken cache, and one it cannot write', async () => {
    const source = () => sourceOf('A[^a].', '[^a]: <$/ok>')
    const file = path.join(folder, 'links.json')
    await writeFile(file, '{"a": [1')
    const withFile = (name: string): LinkOptions => ({
      ...options,
      cache: { file: name, maximumAge: 1000, now: () => 1 },
    })
    expect((await checkLinks([source()], withFile(file))).asked).toBe(1)
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty([`${server.origin}/ok`])
    expect((await checkLinks([source()], withFile(path.join(file, 'links.json')))).asked).toBe(1)
  })
})
