import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import {
  layer,
  listRoomImports,
  renderImports,
  sourceReadme,
} from '../../scripts/generate-import-table.js'

test('src/README.md says what each room imports; `npm run generate` writes it', async () => {
  const readme = await readFile(sourceReadme, 'utf8')
  expect(readme).toBe(renderImports(readme, await listRoomImports()))
})

test('rooms are laid in layers, each needing lower ones only', () => {
  const needs = new Map([
    ['a', new Set(['b', 'd'])],
    ['b', new Set(['d'])],
    ['c', new Set(['d'])],
    ['d', new Set<string>()],
  ])
  expect(layer(needs)).toEqual([['a'], ['b', 'c'], ['d']])
})

test('rooms that need each other are named', () => {
  const needs = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b'])],
  ])
  expect(() => layer(needs)).toThrow('Rooms need each other: b → c → b.')
})

test('every file that src/README.md names is there', async () => {
  const readme = await readFile(sourceReadme, 'utf8')
  const named = [...readme.matchAll(/`([\w-]+\/[\w/*-]+\.ts)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(30)
  const files = (await readdir('src', { recursive: true })).map((name) =>
    name.replaceAll('\\', '/'),
  )
  const missing = named.filter((name) => {
    const pattern = new RegExp(`(?:^|/)${name.replaceAll('*', '[^/]*').replaceAll('.', '\\.')}$`)
    return !files.some((file) => pattern.test(file))
  })
  expect(missing).toEqual([])
})

test('every step that a note goes through is in src/README.md', async () => {
  const readme = await readFile(sourceReadme, 'utf8')
  const path = /## One note[\s\S]*?(?=\n## )/.exec(readme)?.[0] ?? ''
  const rooms = ['footnotes', 'paginate', 'pdf', 'proof', 'render']
  const names = await Promise.all(
    rooms.map(async (room) => {
      const found = await readdir(`src/${room}`, { recursive: true })
      return found.map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    }),
  )
  // The note itself is no step.
  const steps = names
    .flat()
    .filter((name) => /[^/]*note[^/]*\.ts$/.test(name) && name !== 'footnotes/note.ts')
  expect(steps.length).toBeGreaterThan(10)
  const left = steps.filter(
    (name) => !path.includes(name) && !path.includes(name.replace(/pdf-note-[\w-]+/, 'pdf-note-*')),
  )
  expect(left).toEqual([])
})

/** Of tests: what they look at is no room but the whole. */
const whole = ['docs', 'html', 'package', 'random', 'supply']

test('tests stand in the room of what they test', async () => {
  const folders = async (folder: string) =>
    (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  const rooms = await folders('src')
  const strange = (await folders('tests')).filter((name) => !rooms.includes(name))
  expect(strange.sort()).toEqual(whole)
})
