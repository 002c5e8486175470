import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBriefings } from '../../src/source/find-briefings.js'

const start = process.cwd()
let root: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'briefing-find-')))
  await mkdir(path.join(root, 'team/briefings/2024-03/figures'), { recursive: true })
  await writeFile(path.join(root, 'team/briefings/2024-03/briefing.md'), '')
  await writeFile(path.join(root, 'team/briefings/2024-03/01-topic.md'), '')
})
afterEach(async () => {
  process.chdir(start)
  await rm(root, { recursive: true })
})

describe('a briefing is named by', () => {
  it.each([
    ['its id', 'team', '2024-03', 'briefings/2024-03'],
    ['its folder', 'team', 'briefings/2024-03/', undefined],
    ['its front matter', 'team', 'briefings/2024-03/briefing.md', undefined],
    ['a chapter', 'team', 'briefings/2024-03/01-topic.md', undefined],
    ['a chapter, in its folder', 'team/briefings/2024-03', '01-topic.md', undefined],
    ['where one is', 'team/briefings/2024-03', '.', undefined],
    ['what one is in', 'team/briefings/2024-03/figures', '..', undefined],
  ])('%s', async (_, from, name, expected = path.join(root, 'team/briefings/2024-03')) => {
    process.chdir(path.join(root, from))
    expect(await findBriefings('briefings', [name])).toEqual([expected])
  })
})

describe('what is not there', () => {
  it.each([
    [
      'says the way to it from a part of the repository',
      'team/briefings/2024-03',
      [],
      () =>
        `Cannot read the briefings in briefings: there is no such folder. ${path.join(root, 'team/briefings')} has some: run this in ${path.join(root, 'team')}, or say \`--briefings ..\`.`,
    ],
    [
      'says it from the folder of the briefings itself',
      'team/briefings',
      [],
      () => `run this in ${path.join(root, 'team')}, or say \`--briefings .\`.`,
    ],
    [
      'says how a repository begins',
      '.',
      [],
      () =>
        'Cannot read the briefings in briefings: there is no such folder. Make a first briefing with `briefing init`, or name the folder with --briefings DIR.',
    ],
    [
      'says so of an id as well',
      '.',
      ['2024-03'],
      () =>
        'No briefing `2024-03` (a folder with a briefing.md) in briefings. There is no briefing in it. Make a first briefing with `briefing init`, or name the folder with --briefings DIR.',
    ],
    [
      'is called a file where it is named as one',
      'team',
      ['briefings/2024-03/01-topics.md'],
      () => 'There is no file briefings/2024-03/01-topics.md. Did you mean `01-topic.md`?',
    ],
  ])('%s', async (_, from, names, message) => {
    process.chdir(path.join(root, from))
    await expect(findBriefings('briefings', names)).rejects.toThrow(message())
  })
})
