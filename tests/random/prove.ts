import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { VFileMessage } from 'vfile-message'
import type { RuleSettings } from '../../src/lint/check.js'
import { type BuildResult, buildBriefing, type Edition } from '../../src/pipeline.js'
import { writeBriefing } from '../briefing-folder.js'
import { compareHtml, compareLinks, comparePages, type Fault } from './compare.js'
import type { RandomBriefing } from './document.js'
import { readHtml } from './read-html.js'
import { readPages } from './read-pages.js'
import { leastBriefing, type Workshop } from './workshop.js'
import { baseline, writeRandomBriefing } from './write/briefing.js'

/** What only pages can show, and what an author has to mend. */
const ofPages = new Set(['summary-too-long', 'too-wide'])

export interface Proof {
  /** What does not hold; nothing where everything does. */
  faults: Fault[]
  /** Whether there was anything to hold against the source: `check` and the pages had nothing to say. */
  built: boolean
}

/** Builds a briefing and holds its editions against what its writer knows of them. */
export async function prove(
  briefing: RandomBriefing,
  workshop: Workshop,
  editions: readonly Edition[] = ['pdf', 'html'],
  rules: RuleSettings = {},
): Promise<Proof> {
  const { files, expected } = writeRandomBriefing(briefing)
  const folder = await writeBriefing({ '01-chapter.md': null, ...files })
  const result = await buildQuietly(folder, workshop, editions, rules)
  if (typeof result === 'string') return { faults: [`threw: ${result}`], built: false }
  const errors = result.files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))
  const untrue = result.files.flatMap(({ messages }) => messages.filter(isUntrue))
  const faults = [...errors, ...untrue].flatMap(({ ruleId, line, column, reason }): Fault[] => {
    if (ofPages.has(ruleId ?? '')) return []
    const kind = !result.built && result.reason === 'unproved' ? 'refused' : 'check'
    return [`${kind}: ${line}:${column} ${reason} [${ruleId}]`]
  })
  if (!result.built && errors.length === 0) faults.push('refused: without a message')
  if (!result.built) return { faults, built: false }
  const read = (edition: Edition) =>
    readFile(path.join(workshop.output, result.id, `${result.id}.${edition}`))
  if (editions.includes('html')) {
    const html = readHtml(String(await read('html')))
    faults.push(...compareHtml(expected, html), ...compareLinks('HTML', expected.urls, html.urls))
  }
  if (editions.includes('pdf')) {
    const pdf = await readPages(await read('pdf'))
    const height = await bodyHeight(briefing, workshop)
    faults.push(...comparePages(expected, pdf, height))
    faults.push(...compareLinks('PDF', expected.urls, pdf.urls))
  }
  return { faults, built: true }
}

/** Whether a message finds that a translation says something else than its original: only numbers are not the same. */
function isUntrue({ ruleId }: VFileMessage): boolean {
  return ruleId !== 'translation-numbers' && /^translation-/.test(ruleId ?? '')
}

/** Builds twice; gives a fault where the files differ. */
export async function proveSameBytes(
  briefing: RandomBriefing,
  workshop: Workshop,
): Promise<Fault[]> {
  const build = async () => {
    const { files } = writeRandomBriefing(briefing)
    const folder = await writeBriefing({ '01-chapter.md': null, ...files })
    const result = await buildQuietly(folder, workshop, ['pdf', 'html'])
    if (typeof result === 'string' || !result.built) return []
    return Promise.all(result.editions.map((edition) => readFile(edition.path)))
  }
  const first = await build()
  const second = await build()
  return first.every((bytes, at) => second[at]?.equals(bytes))
    ? []
    : ['bytes: a second build gives other files']
}

/** Gives the reason where the build ends with an exception. */
async function buildQuietly(
  folder: string,
  { browser, output }: Workshop,
  editions: readonly Edition[],
  rules: RuleSettings = {},
): Promise<BuildResult | string> {
  const settings = {
    templates: 'templates',
    output,
    editions,
    epoch: undefined,
    rules,
    verify: true,
    browser: async () => browser,
  }
  return buildBriefing(folder, settings).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  )
}

async function bodyHeight(briefing: RandomBriefing, workshop: Workshop): Promise<number> {
  const { layout, language } = briefing
  const key = `${layout} ${language}`
  const known = workshop.heights.get(key)
  if (known !== undefined) return known
  const { files } = writeRandomBriefing(leastBriefing(briefing))
  const folder = await writeBriefing({ '01-chapter.md': null, ...files })
  const result = await buildQuietly(folder, workshop, ['pdf'])
  const [pdf] = typeof result === 'string' || !result.built ? [] : result.editions
  if (!pdf) throw new Error(`The least ${key} could not be built`)
  const { heights } = await readPages(await readFile(pdf.path))
  const height = heights.get(baseline[language])?.[0]
  if (height === undefined) throw new Error(`The least ${key} has no plain paragraph`)
  workshop.heights.set(key, height)
  return height
}
