import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { clearLeftovers } from '../../src/delivery/write-outputs.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { cli, runCli } from '../run-cli.js'

const id = '2024-03'
const texts = [plainChapter, plainChapter.replace('本文', '改めた本文')] as const

/**
 * Builds a briefing again and again into the same folder, each time with another text, and kills each build: every other
 * one at any moment, the rest within milliseconds of the moment when it begins to write. What is there then, or once the
 * next build has cleared up, is the whole set of one text; in the end nothing else is left.
 */
export async function killBuilds(times: number): Promise<void> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'briefing-kill-'))
  const chapter = path.join(await writeBriefing({}, id), '01-chapter.md')
  const root = path.resolve(chapter, '../../..')
  const target = path.join(root, 'output', id)
  const env = { TMPDIR: temporary }
  const sets: Record<string, string>[] = []
  let duration = 0
  for (const text of texts) {
    await writeFile(chapter, text)
    const started = performance.now()
    expect((await runCli(['build'], { cwd: root, env })).code).toBe(0)
    duration = performance.now() - started
    sets.push(await readSet(target))
  }
  expect(sets[0]).not.toEqual(sets[1])
  for (let time = 0; time < times; time++) {
    await writeFile(chapter, texts[time % 2] ?? '')
    const delay = Math.random() * (time % 2 === 0 ? duration : 12)
    const child = spawn(process.execPath, [cli, 'build'], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    if (time % 2 === 1) await Promise.race([beginsToWrite(target), ended])
    await Promise.race([wait(delay), ended])
    child.kill('SIGKILL')
    await ended
    const names = await readdir(target)
    const moment = `kill ${time}, after ${delay.toFixed(1)} ms: ${names.join(' ')}`
    // Between two renames a set is in two places, and what says so is there as well.
    if (!names.includes('.swap')) expect(sets, moment).toContainEqual(await readSet(target))
    await clearLeftovers(target)
    expect(sets, moment).toContainEqual(await readSet(target))
    expect((await readdir(target)).toSorted(), moment).toEqual(Object.keys(sets[0] ?? {}))
  }
  await expect.poll(() => listProcesses(temporary), { timeout: 5_000 }).toEqual([])
  expect((await runCli(['build'], { cwd: root, env })).code).toBe(0)
  expect(await readdir(temporary)).toEqual([])
  expect((await readdir(target)).toSorted()).toEqual(Object.keys(sets[0] ?? {}))
  await rm(temporary, { recursive: true })
}

/** The files of a set with their content, without those that have a dot before their name. */
async function readSet(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted()
  const contents = names.map((name) => readFile(path.join(folder, name), 'base64'))
  const read = await Promise.all(contents)
  return Object.fromEntries(names.map((name, index) => [name, read[index] ?? '']))
}

async function beginsToWrite(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const watcher = watch(folder, { persistent: false })
  await once(watcher, 'change')
  watcher.close()
}

/** What Linux runs with this text among its arguments. */
async function listProcesses(text: string): Promise<string[]> {
  const numbers = (await readdir('/proc').catch((): string[] => [])).filter((name) => +name > 0)
  const commands = numbers.map((number) =>
    readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => ''),
  )
  return (await Promise.all(commands)).filter((command) => command.includes(text))
}
