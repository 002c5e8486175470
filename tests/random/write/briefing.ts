import { stringify } from 'yaml'
import type { Block, RandomBriefing } from '../document.js'
import { drawings } from '../vocabulary.js'
import { writeBlock, writeText } from './blocks.js'
import type { Expected, WrittenBriefing } from './expected.js'
import { FileWriter } from './file-writer.js'
import { listSlugs } from './headings.js'
import { type Numbers, number } from './numbers.js'
import { listParts, type Part } from './tree.js'

/** Stands in every briefing in the body's own size: by it the scale is measured. */
export const baseline = { en: 'Words', ja: '文' }

const marked: Block = { kind: 'paragraph', children: [{ kind: 'words', pick: 0, serial: false }] }

/** Writes a briefing as an author would, and says what a reader must find in it. */
export function writeRandomBriefing(briefing: RandomBriefing): WrittenBriefing {
  const { language, layout } = briefing
  const numbers = number(briefing)
  const parts = listParts(briefing)
  const slugs = parts.map((part) => listSlugs(part, language, numbers))
  const expected: Expected = { texts: [], cells: new Set(), notes: [], closing: [], urls: [] }
  const summaries: string[] = []
  const bodies: string[][] = []
  const files: Record<string, string> = { ...drawings }
  for (const [at, part] of parts.entries()) {
    const others = parts.flatMap(({ id }, other) =>
      other === at || id === undefined ? [] : (slugs[other] ?? []).map((slug) => `${id}/${slug}`),
    )
    const file = new FileWriter(briefing, numbers, [...(slugs[at] ?? []), ...others], expected)
    const summary = writeSummary(file, part)
    // It is lifted out of its chapter and printed before all of them.
    summaries.push(...file.texts.splice(0))
    const title = part.id === undefined ? [] : [`# ${writeText(file, part.title)}`]
    const body = layout === 'monthly' && at === 0 ? part.blocks : [marked, ...part.blocks]
    const blocks = body.flatMap((block) => [writeBlock(file, block), ...file.takeNear()])
    bodies.push(file.texts)
    files[part.name] = `${[...title, ...summary, ...blocks, ...file.takeLate()].join('\n\n')}\n`
  }
  const [opening = [], ...chapters] = bodies
  expected.texts.push(...opening, ...summaries, ...chapters.flat())
  files['briefing.md'] = writeMatter(briefing, numbers, expected) + files['briefing.md']
  return { files: { ...files, ...writeOriginal(briefing) }, expected }
}

/** Stands beside the folder of its translation. */
const original = 'original'

function writeOriginal(briefing: RandomBriefing): Record<string, string> {
  if (!briefing.isTranslation) return {}
  const language = briefing.language === 'en' ? 'ja' : 'en'
  const { files } = writeRandomBriefing({ ...briefing, language, isTranslation: false })
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`../${original}/${name}`, content]),
  )
}

function writeSummary(file: FileWriter, { summary }: Part): string[] {
  if (summary.length === 0) return []
  const points = summary.map((point) => `- ${writeText(file, point)}`)
  return [`:::summary\n${points.join('\n')}\n:::`, ...file.takeNear()]
}

function writeMatter(briefing: RandomBriefing, numbers: Numbers, expected: Expected): string {
  const { language, layout, toc, contact, classification, summaryPages, extra, isTranslation } =
    briefing
  const lines = contact ? ['Example Security, London', 'press@example.org'] : []
  const matter = {
    title: language === 'ja' ? '無作為の報告' : 'A random report',
    layout,
    language,
    ...(layout === 'monthly' && { period: '2024-03' }),
    issued: '2024-04-10',
    version: '0.01',
    classification,
    publisher: 'Example Security',
    toc,
    ...(summaryPages !== undefined && layout === 'monthly' && { 'summary-pages': summaryPages }),
    ...(isTranslation && { 'translation-of': original }),
    ...(extra && { subtitle: 'In other words', authors: ['A. Analyst', 'B. Berichterstatter'] }),
    ...(extra && { extra: { desk: 'Tokyo', ticket: 'INC-4711' } }),
    ...(contact && { contact: lines }),
    ...writeDisclaimer(briefing, numbers, expected),
  }
  expected.closing.push(...lines)
  return `---\n${stringify(matter)}---\n\n`
}

/** It is Markdown of its own: nothing in it can refer to what is outside. */
function writeDisclaimer(
  briefing: RandomBriefing,
  numbers: Numbers,
  expected: Expected,
): { disclaimer?: string } {
  const { disclaimer } = briefing
  if (disclaimer.length === 0) return {}
  const file = new FileWriter(
    { ...briefing, classification: 'Public' },
    { ...numbers, targets: [] },
    [],
    expected,
  )
  const blocks = disclaimer.map((block) => writeBlock(file, block))
  expected.closing.push(...file.texts)
  const text = [...blocks, ...file.takeLate()].join('\n\n')
  // Its only words may be a reference to what is outside.
  return text === '' ? {} : { disclaimer: text }
}
