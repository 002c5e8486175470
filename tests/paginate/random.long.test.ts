import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { plainTheme } from '../../src/house/theme/theme.js'
import { buildBriefing } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'
import { addReferences, plainFrontMatter, writeRandomChapter } from './random-briefing.js'

let browser: LaunchedBrowser
let output: string

beforeAll(async () => {
  browser = await launchBrowser()
  output = await mkdtemp(path.join(tmpdir(), 'briefing-random-'))
})
afterAll(async () => {
  await browser.close()
  await rm(output, { recursive: true })
})

/** Builds a chapter and gives every error; the build proves its own PDF, so none means that all promises held. */
async function prove(chapter: string, theme = plainTheme) {
  const folder = await writeBriefing({ 'briefing.md': plainFrontMatter, '01-chapter.md': chapter })
  const result = await buildBriefing(folder, {
    templates: 'templates',
    theme,
    output,
    editions: ['pdf'],
    epoch: undefined,
    rules: {},
    verify: true,
    browser: async () => browser,
  })
  const errors = result.files.flatMap(({ messages }) =>
    messages.filter(({ fatal }) => fatal).map(String),
  )
  const model = path.join(output, result.id, `${result.id}.json`)
  const { references = [] } = JSON.parse(await readFile(model, 'utf8').catch(() => '{}'))
  const named = references.filter(({ page }: { page?: number }) => page !== undefined).length
  return { errors, notes: result.built ? result.notes : 0, named }
}

describe('random briefings', () => {
  it('keep every promise in the finished PDF, over more than 2 000 notes', async () => {
    let notes = 0
    for (let seed = 1; notes < 2000; seed += 1) {
      const proved = await prove(writeRandomChapter(seed, 60).markdown)
      expect(proved.errors, `seed ${seed}`).toEqual([])
      notes += proved.notes
    }
    expect(notes).toBeGreaterThanOrEqual(2000)
  })

  it('name the right page in every reference', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const { markdown } = writeRandomChapter(seed, 60)
      const chapter = addReferences(markdown, seed)
      const { errors, named } = await prove(chapter, { ...plainTheme, referencePages: true })
      expect(errors, `seed ${seed}`).toEqual([])
      expect(named, `seed ${seed}`).toBeGreaterThan(0)
    }
  })
})

const frame = (body: string) => `# 難しい組み\n\n:::summary\n- 要点\n:::\n\n## 概要\n\n${body}\n`
const many = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => write(n)).join('\n')
const hash = (n: number) => String(n).padStart(4, '0').repeat(16)

describe('hard layouts', () => {
  it.each<[string, string]>([
    ['a table of 200 rows', `| a | b |\n|---|---|\n${many(200, (n) => `| 行${n} | 値${n} |`)}`],
    [
      'a cell taller than a page',
      `| a | b |\n|---|---|\n| x | ${'長い文の続き、'.repeat(500)} |\n| y | z |`,
    ],
    ['code of 150 lines', `\`\`\`\n${many(150, (n) => `line ${n} of the listing`)}\n\`\`\``],
    ['lists in lists', many(40, (n) => `${'  '.repeat(n % 5)}- 項目${n}の文`)],
    ['60 hashes', many(60, (n) => `- \`${hash(n)}\``)],
    ['a quote of several pages', `> ${'引用の文が続いている。'.repeat(400)}`],
    ['a paragraph of several pages', `${'段落の文が続いている。'.repeat(600)}`],
    [
      'a wide table',
      `| ${many(12, (n) => `列${n}`).replaceAll('\n', ' | ')} |\n|${'---|'.repeat(12)}\n| ${many(12, (n) => `長い値その${n}番目`).replaceAll('\n', ' | ')} |`,
    ],
    ['a note of several pages', `文[^a]。\n\n[^a]: ${'注の文が続いている。'.repeat(900)}`],
    [
      'ten notes of many lines in one paragraph',
      `${many(10, (n) => `文${n}[^n${n}]。`).replaceAll('\n', '')}\n\n${many(10, (n) => `[^n${n}]: ${`注${n}の文が続いている。`.repeat(60)}\n`)}`,
    ],
  ])('%s loses nothing', async (_, body) => {
    expect((await prove(frame(body))).errors).toEqual([])
  })
})
