import type { FootnoteReference, TableRow } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Briefing } from '../briefing/briefing.js'
import { describeBriefing } from '../briefing/describe.js'
import { type Level, levelOf, parseLooseLevel } from '../source/tlp/level.js'
import { type Indicator, readType } from './indicator.js'
import { readConfidence, readDay, splitTechniques } from './read-fields.js'
import { type IndicatorRow, isIndicators, readTable } from './read-table.js'
import { readValue } from './read-value.js'

/** What the files for machines say of a briefing. */
export interface ReportFacts {
  id: string
  title: string
  publisher: string
  authors: readonly string[]
  language: string
  /** `YYYY-MM-DD`: the only date that is used. */
  issued: string
  /** As it is printed, and the level of TLP that it names, if it names one. */
  classification: string
  level: Level | undefined
  indicators: Indicator[]
  /** Sources that the notes name, in the order of the notes. */
  sources: { url: string; text: string }[]
}

/** Takes a report; returns what goes into its files for machines. */
export function gatherFacts(briefing: Briefing): ReportFacts {
  const { id, frontMatter } = briefing
  const { title, publisher, authors = [], language, issued, classification } = frontMatter
  const sources = new Map<string, string>()
  for (const { text, urls } of describeBriefing(briefing).notes) {
    for (const url of urls)
      if (!sources.has(url)) sources.set(url, text.replace(/\s+/g, ' ').trim())
  }
  return {
    id,
    title,
    publisher,
    authors,
    language,
    issued,
    classification,
    level: levelOf(classification),
    indicators: collectIndicators(briefing),
    sources: [...sources].map(([url, text]) => ({ url, text })),
  }
}

/** Lists the indicators in the tables of a report, in order; one that stands there twice once, as its first row has it. */
function collectIndicators({ tables, index }: Briefing): Indicator[] {
  const indicators = new Map<string, Indicator>()
  for (const { id, node, caption } of tables) {
    if (!isIndicators(node)) continue
    for (const row of readTable(node)?.rows ?? []) {
      const sources = callsIn(row.node).flatMap(
        (call) => index.noteByCall.get(call)?.note.urls ?? [],
      )
      const read = readRow(row, [...new Set(sources)])
      const key = read && JSON.stringify([read.type, read.value])
      if (!key || indicators.has(key)) continue
      indicators.set(key, { ...read, table: { id, caption: caption ? textIn(caption) : '' } })
    }
  }
  return [...indicators.values()]
}

function readRow({ cells }: IndicatorRow, sources: string[]): Omit<Indicator, 'table'> | undefined {
  const text = (name: Parameters<typeof cells.get>[0]) => cells.get(name)?.text ?? ''
  const type = readType(text('type'))
  const read = type && readValue(type, text('value'))
  if (!type || !read || 'fault' in read) return undefined
  const [firstSeen, lastSeen] = [readDay(text('first seen')), readDay(text('last seen'))]
  const confidence = readConfidence(text('confidence'))
  const tlp = parseLooseLevel(text('tlp'))
  return {
    type,
    value: read.value,
    ...(firstSeen && { firstSeen }),
    ...(lastSeen && { lastSeen }),
    ...(confidence !== undefined && { confidence }),
    ...(tlp && { tlp }),
    techniques: splitTechniques(text('technique')),
    note: text('note'),
    sources,
  }
}

function callsIn(row: TableRow): FootnoteReference[] {
  const calls: FootnoteReference[] = []
  visit(row, 'footnoteReference', (call) => {
    calls.push(call)
  })
  return calls
}
