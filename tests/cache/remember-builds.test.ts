import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import type { Workshop } from '../../src/cache/hash-inputs.js'
import { rememberBuilds } from '../../src/cache/remember-builds.js'
import { plainTheme } from '../../src/house/theme/theme.js'
import { reportText } from '../../src/lint/reporters/text.js'
import type { Made, Refused } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'

const pdf = Buffer.from([37, 80, 68, 70, 0, 255])

/** A briefing with a warning in two places. */
function makeOnce(path: string): Made {
  const file = new VFile({ path, value: 'One\nTwo\n' })
  const cause = new VFile({ path: 'other.md' }).message('There', { line: 3, column: 1 })
  cause.file = 'other.md'
  const place = { start: { line: 2, column: 1 }, end: { line: 2, column: 4 } }
  file.message('Wrong', { place, ruleId: 'link-insecure', source: 'briefing', cause }).fatal = false
  return {
    id: '2024-03',
    files: [file],
    built: true,
    outputs: [
      { name: '2024-03.pdf', content: pdf },
      { name: '2024-03.html', content: '<p>紙</p>' },
    ],
    editions: [{ edition: 'pdf', name: '2024-03.pdf', pages: 3, seconds: 2, notes: 1, figures: 0 }],
    obsolete: [],
    notes: 1,
    figures: 0,
    isRepeatable: true,
    isRemembered: false,
  }
}

interface Run {
  workshop?: Partial<Workshop>
  mayKeep?: boolean
  made?: Partial<Made> | Refused
}

/** A house with a briefing, a cache and templates; `build` says whether it was made anew. */
async function openHouse() {
  const folder = await writeBriefing({ 'a.png': 'aaaa' })
  const cache = await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  const templates = await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  await writeFile(path.join(templates, 'pdf.hbs'), '{{{body}}}')
  const build = async ({ workshop = {}, mayKeep = true, made = {} }: Run = {}) => {
    const usual = { templates, theme: plainTheme, browser: 'bundled 1', options: { misp: false } }
    const remember = rememberBuilds(
      cache,
      async () => ({ ...usual, ...workshop }),
      () => mayKeep,
    )
    let isNew = false
    const result = await remember(folder, async () => {
      isNew = true
      return { ...makeOnce(path.join(folder, '01-chapter.md')), ...made } as Made
    })
    return { isNew, result }
  }
  const save = (name: string, text: string) => writeFile(path.resolve(folder, name), text)
  return { build, save, folder, cache, templates }
}

it('gives what was made before, with its messages, where nothing has changed', async () => {
  const { build } = await openHouse()
  const { result: first } = await build()
  const { isNew, result } = await build()
  expect(isNew).toBe(false)
  expect(result).toMatchObject({ ...first, files: expect.anything(), isRemembered: true })
  expect(reportText(result.files)).toBe(reportText(first.files))
  expect(reportText(result.files)).toContain('other.md:3:1')
})

it.each<[string, (house: Awaited<ReturnType<typeof openHouse>>) => Promise<Run | undefined>]>([
  ['a chapter', async ({ save }) => void (await save('01-chapter.md', '# Other\n'))],
  ['a new file', async ({ save }) => void (await save('02-more.md', '# More\n'))],
  ['a picture', async ({ save }) => void (await save('a.png', 'aaab'))],
  [
    'the templates',
    async ({ templates }) => void (await writeFile(path.join(templates, 'pdf.hbs'), '{{{body}}}!')),
  ],
  [
    'the theme',
    async () => ({ workshop: { theme: { ...plainTheme, print: 'p { color: red }' } } }),
  ],
  [
    'a font of the house',
    async () => ({
      workshop: {
        theme: {
          ...plainTheme,
          fontFiles: new Map([['a.ttf', { body: Uint8Array.of(1), type: 'font/ttf' }]]),
        },
      },
    }),
  ],
  ['the browser', async () => ({ workshop: { browser: 'bundled 2' } })],
  ['the options', async () => ({ workshop: { options: { misp: true } } })],
])('makes it anew after a change of %s', async (_, change) => {
  const house = await openHouse()
  await house.build()
  const run = await change(house)
  expect((await house.build(run)).isNew).toBe(true)
})

it('makes it anew after a change of a text beside it, or of a picture there as long as its own', async () => {
  const house = await openHouse()
  const other = path.join(path.dirname(house.folder), '2024-02')
  await mkdir(other)
  await writeFile(path.join(other, 'briefing.md'), 'One')
  await house.build()
  await writeFile(path.join(other, 'briefing.md'), 'Two')
  expect((await house.build()).isNew).toBe(true)
  await writeFile(path.join(other, 'b.png'), 'aaaa')
  expect((await house.build()).isNew).toBe(true)
  await writeFile(path.join(other, 'c.png'), 'longer than any file of the briefing'.repeat(99))
  expect((await house.build()).isNew).toBe(false)
})

it.each<[string, Run]>([
  ['that was refused', { made: { id: 'a', files: [], built: false, reason: 'source' } }],
  ['whose fonts stand outside', { made: { isRepeatable: false } }],
  ['of a run that was not as it should be', { mayKeep: false }],
])('keeps nothing %s', async (_, run) => {
  const { build, cache } = await openHouse()
  await build(run)
  expect(await readdir(cache)).toEqual([])
  expect((await build()).isNew).toBe(true)
})

it.each<[string, (entry: string) => Promise<void>]>([
  ['a file that is cut', (entry) => writeFile(path.join(entry, '0.bin'), pdf.subarray(0, 3))],
  ['a file that is gone', (entry) => rm(path.join(entry, '1.bin'))],
  ['a list that is no list', (entry) => writeFile(path.join(entry, 'entry.json'), '{}')],
  ['half a list', (entry) => writeFile(path.join(entry, 'entry.json'), '{"made":')],
])('makes anew what is kept with %s, and keeps that', async (_, damage) => {
  const { build, cache } = await openHouse()
  await build()
  const [key = ''] = await readdir(cache)
  await damage(path.join(cache, key))
  expect((await build()).isNew).toBe(true)
  expect(await readdir(cache)).toEqual([key])
  expect(await readFile(path.join(cache, key, '0.bin'))).toEqual(pdf)
  expect((await build()).isNew).toBe(false)
})

it('remembers nothing of a folder that holds a link, nor where nothing can be written', async () => {
  const { build, folder, cache } = await openHouse()
  await rm(cache, { recursive: true })
  await writeFile(cache, 'a file')
  expect((await build()).isNew).toBe(true)
  expect((await build()).isNew).toBe(true)
  await rm(cache)
  await symlink('/etc/hostname', path.join(folder, 'b.png'))
  await build()
  expect((await build()).isNew).toBe(true)
})

it('makes what it cannot name, and leaves the fault to those who meet it', async () => {
  const folder = await writeBriefing({ 'a.png': 'aaaa' })
  const cache = await mkdtemp(path.join(tmpdir(), 'briefing-test-'))
  const unnamed = () => Promise.reject(new Error('There is no browser'))
  const remember = rememberBuilds(cache, unnamed, () => true)
  const made = makeOnce(path.join(folder, 'briefing.md'))
  expect(await remember(folder, async () => made)).toBe(made)
})
