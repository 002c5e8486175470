import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { adviseOn, clearLeftovers, writeOutputs } from '../../src/delivery/write-outputs.js'

let folder: string

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'briefing-write-')), 'out')
})

/** The number of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid ?? 0
}

async function read(): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [
        name,
        await readFile(path.join(folder, name), 'utf8').catch(() => 'a folder'),
      ]),
    ),
  )
}

describe('writeOutputs', () => {
  it('writes all files and nothing else', async () => {
    const paths = await writeOutputs(folder, [
      { name: 'a.pdf', content: Buffer.from('A') },
      { name: 'a.json', content: '{}' },
    ])
    expect(paths).toEqual([path.join(folder, 'a.pdf'), path.join(folder, 'a.json')])
    expect(await read()).toEqual({ 'a.json': '{}', 'a.pdf': 'A' })
  })

  it('takes what is obsolete out in the same step, and leaves what is not its own', async () => {
    await writeOutputs(folder, [{ name: 'a.pdf', content: 'old' }])
    await writeFile(path.join(folder, 'mine.txt'), 'mine')
    await writeOutputs(folder, [{ name: 'a.html', content: 'new' }], ['a.pdf', 'never.was'])
    expect(await read()).toEqual({ 'a.html': 'new', 'mine.txt': 'mine' })
  })

  it('leaves what was there when one of them cannot be put into its place', async () => {
    await mkdir(path.join(folder, 'b.json/full'), { recursive: true })
    await writeFile(path.join(folder, 'a.pdf'), 'old')
    const outputs = [
      { name: 'a.pdf', content: 'new' },
      { name: 'a.html', content: 'new' },
      { name: 'b.json', content: 'new' },
    ]
    await expect(writeOutputs(folder, outputs)).rejects.toMatchObject({ code: 3 })
    expect(await read()).toEqual({ 'a.pdf': 'old', 'b.json': 'a folder' })
  })

  it('asks for room where a disk is full, and for permission where a folder is not to be written', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    expect(adviseOn(full)).toBe('make room in this one')
    const closed = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
    expect(adviseOn(closed)).toBe('make this one writable')
  })

  it('writes through no link in the place of its folder', async () => {
    const elsewhere = await mkdtemp(path.join(tmpdir(), 'briefing-elsewhere-'))
    await symlink(elsewhere, folder)
    await expect(writeOutputs(folder, [{ name: 'a.pdf', content: 'new' }])).rejects.toThrow(
      'it is a link to another place',
    )
    expect(await readdir(elsewhere)).toEqual([])
  })

  it('replaces a link in the place of a file, and leaves what it leads to', async () => {
    await mkdir(folder)
    const secret = path.join(path.dirname(folder), 'secret')
    await writeFile(secret, 'secret')
    await symlink(secret, path.join(folder, 'a.pdf'))
    await writeOutputs(folder, [{ name: 'a.pdf', content: 'new' }])
    expect(await readFile(secret, 'utf8')).toBe('secret')
    expect(await read()).toEqual({ 'a.pdf': 'new' })
  })

  it('lets builds of the same briefing follow each other', async () => {
    const sets = Array.from({ length: 8 }, (_, index) =>
      ['pdf', 'html', 'json'].map((kind) => ({ name: `a.${kind}`, content: `${index}` })),
    )
    await Promise.all(sets.map((outputs) => writeOutputs(folder, outputs)))
    const { size } = new Set(Object.values(await read()))
    expect([size, await readdir(folder)]).toEqual([1, ['a.html', 'a.json', 'a.pdf']])
  })
})

describe('clearLeftovers', () => {
  /** The state of the folder when the process died after so many renames of a swap with two files and one to drop. */
  async function dieAfter(renames: number): Promise<void> {
    const swap = path.join(folder, '.swap')
    await mkdir(path.join(swap, 'new'), { recursive: true })
    await mkdir(path.join(swap, 'old'))
    for (const name of ['a.pdf', 'a.json', 'a.html'])
      await writeFile(path.join(folder, name), 'old')
    for (const name of ['a.pdf', 'a.json']) await writeFile(path.join(swap, 'new', name), 'new')
    await writeFile(
      path.join(swap, 'plan.json'),
      JSON.stringify({ put: ['a.pdf', 'a.json'], drop: ['a.html'] }),
    )
    await writeFile(path.join(swap, 'owner'), String(await deadProcess()))
    const moves: [from: string, to: string][] = [
      ['a.pdf', '.swap/old/a.pdf'],
      ['.swap/new/a.pdf', 'a.pdf'],
      ['a.json', '.swap/old/a.json'],
      ['.swap/new/a.json', 'a.json'],
      ['a.html', '.swap/old/a.html'],
    ]
    for (const [from, to] of moves.slice(0, renames))
      await rename(path.join(folder, from), path.join(folder, to))
  }

  it.each([0, 1, 2, 3, 4, 5])('finishes a swap that died after %i renames', async (renames) => {
    await dieAfter(renames)
    await clearLeftovers(folder)
    expect(await read()).toEqual({ 'a.json': 'new', 'a.pdf': 'new' })
  })

  it.each([0, 1, 2, 3])(
    'puts all back where the rest cannot be done, after %i renames',
    async (renames) => {
      await dieAfter(renames)
      await rename(path.join(folder, 'a.html'), path.join(folder, 'was.html'))
      await mkdir(path.join(folder, 'a.html'))
      await expect(clearLeftovers(folder)).rejects.toThrow('a.html is a folder there')
      expect(await read()).toEqual({
        'a.html': 'a folder',
        'a.json': 'old',
        'a.pdf': 'old',
        'was.html': 'old',
      })
    },
  )

  it('removes what dead builds have staged, and nothing of one that lives', async () => {
    const dead = await deadProcess()
    await mkdir(path.join(folder, `.staged-${dead}-abc`, 'new'), { recursive: true })
    await mkdir(path.join(folder, `.swap-done-${dead}`))
    await mkdir(path.join(folder, `.staged-${process.ppid}-abc`))
    await writeFile(path.join(folder, `.a.json.${dead}.0123abcd.tmp`), 'of an earlier version')
    await clearLeftovers(folder)
    expect(await readdir(folder)).toEqual([`.staged-${process.ppid}-abc`])
  })
})
