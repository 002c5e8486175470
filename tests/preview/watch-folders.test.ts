import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { type WatchedFolders, watchFolders } from '../../src/preview/watch-folders.js'

let folder: string
let watched: WatchedFolders | undefined

afterEach(async () => {
  await watched?.close()
  await rm(folder, { recursive: true })
})

/** Writes a chapter into a folder of its own; returns its file. */
async function writeChapter(): Promise<string> {
  folder = await mkdtemp(path.join(tmpdir(), 'watched-'))
  const chapter = path.join(folder, 'briefing/chapter.md')
  await mkdir(path.dirname(chapter))
  await writeFile(chapter, 'one')
  return chapter
}

it('tells of what is saved just after a save that it told', async () => {
  const chapter = await writeChapter()
  const read: string[] = []
  watched = await watchFolders(path.dirname(chapter), folder, async () => {
    if (read.length === 0) await writeFile(chapter, 'three')
    read.push(await readFile(chapter, 'utf8'))
  })
  await writeFile(chapter, 'two')
  await expect.poll(() => read[1], { timeout: 5_000, interval: 20 }).toBe('three')
})

it('tells of a save once, though its file is emptied before it is written', async () => {
  const chapter = await writeChapter()
  const read: string[] = []
  watched = await watchFolders(path.dirname(chapter), folder, async () => {
    read.push(await readFile(chapter, 'utf8'))
  })
  const file = await open(chapter, 'w')
  await wait(4)
  await file.writeFile('two, and longer')
  await file.close()
  await expect.poll(() => read.at(-1), { timeout: 5_000, interval: 20 }).toBe('two, and longer')
  await wait(300)
  // A slow machine may tell of the empty file as well.
  expect(read.filter((text) => text !== '')).toEqual(['two, and longer'])
})
