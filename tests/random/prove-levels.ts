import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { inspect } from '../../src/pipeline/inspect.js'
import { buildBriefing, type Edition } from '../../src/pipeline.js'
import { isAbove, type Level, levels } from '../../src/source/tlp/level.js'
import { writeBriefing } from '../briefing-folder.js'
import { randomBriefing } from './arbitraries/briefing.js'
import type { RandomBriefing } from './document.js'
import { applyMarks, classify, createPicker, listRandomMarks, type Mark } from './levels.js'
import type { Workshop } from './workshop.js'
import { writeRandomBriefing } from './write/briefing.js'

/** What says that marks leave something that is no whole: they are taken out until nothing says so. */
const ofMarks =
  /^(?:tlp-(?:reference|note|empty|level|mark)|footnote-unreachable|attack-annex|raw-html)$/
/** What only pages can show. */
const ofPages = new Set(['summary-too-long', 'too-wide'])

export interface ProvedLevels {
  built: number
  /** Marks in the briefings that were built, and those that had to be taken out of them. */
  marks: number
  refused: number
}

/**
 * Builds every edition of random briefings with random marks, one after the other, and looks for what they leave out.
 *
 * @throws where an edition has a word that is above its level or lacks one that is not, or is not made although nothing
 * is said against the source.
 */
export async function proveLevels(
  workshop: Workshop,
  { seed, briefings, editions }: { seed: number; briefings: number; editions: readonly Edition[] },
): Promise<ProvedLevels> {
  const proved: ProvedLevels = { built: 0, marks: 0, refused: 0 }
  const samples = fc.sample(fc.tuple(randomBriefing, fc.nat()), { seed, numRuns: briefings })
  for (const [index, [briefing, picked]] of samples.entries()) {
    const { files, marks, refused } = await mark(briefing, picked)
    const faults = await prove(files, marks, workshop, editions)
    if (faults === undefined) continue
    if (faults.length > 0)
      throw new Error(explain(faults, files, `seed ${seed}, briefing ${index}`))
    proved.built += 1
    proved.marks += marks.length
    proved.refused += refused
  }
  return proved
}

interface Marked {
  files: Record<string, string>
  marks: Mark[]
  refused: number
}

async function mark(briefing: RandomBriefing, picked: number): Promise<Marked> {
  const { files: written } = writeRandomBriefing({ ...briefing, isTranslation: false })
  const plain = classify(written)
  const pick = createPicker(picked)
  const all = listRandomMarks(plain, picked)
  let marks = all
  for (;;) {
    const files = applyMarks(plain, marks)
    const { parsed } = await inspect(await writeBriefing({ '01-chapter.md': null, ...files }))
    const errors = parsed.flatMap(({ file }) => file.messages.filter(({ fatal }) => fatal))
    if (marks.length === 0 || !errors.some(({ ruleId }) => ofMarks.test(ruleId ?? ''))) {
      return { files, marks, refused: all.length - marks.length }
    }
    // What hides a stretch is to blame: a word that nothing refers to is not.
    const hiding = marks.filter(({ range }) => range)
    const blamed = hiding[pick(hiding.length)] ?? marks[0]
    marks = marks.filter((one) => one !== blamed)
  }
}

/** Gives what does not hold; nothing at all where only pages refuse the briefing. */
async function prove(
  files: Record<string, string>,
  marks: readonly Mark[],
  workshop: Workshop,
  editions: readonly Edition[],
): Promise<string[] | undefined> {
  const folder = await writeBriefing({ '01-chapter.md': null, ...files })
  await rm(path.join(workshop.output, path.basename(folder)), { recursive: true, force: true })
  const result = await buildBriefing(folder, {
    templates: 'templates',
    output: workshop.output,
    editions,
    epoch: undefined,
    rules: {},
    levels,
    misp: true,
    verify: true,
    browser: async () => workshop.browser,
  }).catch((error: unknown) => String(error))
  if (typeof result === 'string') return [`threw: ${result}`]
  const errors = result.files.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))
  if (!result.built) {
    if (errors.length > 0 && errors.every(({ ruleId }) => ofPages.has(ruleId ?? '')))
      return undefined
    return [`not built: ${result.reason}`, ...errors.map(String)]
  }
  const output = path.join(workshop.output, result.id)
  const names = (await readdir(output)).filter((name) => !name.endsWith('.pdf'))
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(path.join(output, name), 'utf8')] as const),
  )
  return levels.flatMap((level) => {
    const own = texts.filter(([name]) => levelOfFile(name, result.id) === level)
    return own.flatMap(([name, text]) => [
      ...judgeSecrets(name, text, marks, level),
      ...judgeNumbers(name, text),
    ])
  })
}

function levelOfFile(name: string, id: string): Level {
  const written = name.slice(id.length).replace(/\..*$/, '').slice(1).replace('-', '+')
  return levels.find((level) => level === written) ?? 'red'
}

function judgeSecrets(name: string, text: string, marks: readonly Mark[], level: Level): string[] {
  const files = new Map(marks.flatMap((one) => (one.secret === '' ? [[one.file, one.level]] : [])))
  return marks.flatMap(({ secret, level: own, file }) => {
    if (secret === '') return []
    const chapter = files.get(file)
    const isHidden = isAbove(own, level) || (chapter !== undefined && isAbove(chapter, level))
    const isThere = text.includes(secret)
    if (isHidden && isThere) return [`${name} has ${secret}, which is for ${own}`]
    return !isHidden && !isThere && name.endsWith('.html') ? [`${name} lacks ${secret}`] : []
  })
}

/** The numbers of an edition run on without a gap. */
function judgeNumbers(name: string, text: string): string[] {
  if (!name.endsWith('.json') || /\.(?:stix|misp)\.json$/.test(name)) return []
  const model: Record<string, { number: number }[]> = JSON.parse(text)
  return ['chapters', 'notes', 'figures', 'tables'].flatMap((kind) => {
    const numbers = (model[kind] ?? []).map(({ number }) => number)
    return numbers.every((number, at) => number === at + 1)
      ? []
      : [`${name}: ${kind} are numbered ${numbers.join(', ')}`]
  })
}

function explain(faults: readonly string[], files: Record<string, string>, which: string): string {
  const sources = Object.entries(files).filter(([name]) => name.endsWith('.md'))
  return [...faults, which, ...sources.map(([name, text]) => `── ${name}\n${text}`)].join('\n\n')
}
