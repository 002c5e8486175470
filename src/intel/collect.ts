import type { FootnoteReference, TableRow } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Briefing } from '../briefing/briefing.js'
import { type Level, parseLevel } from '../source/tlp/level.js'
import type { Indicator } from './indicator.js'
import { readType } from './indicator-types.js'
import { readConfidence, readDay, splitTechniques } from './read-fields.js'
import { type IndicatorRow, isIndicators, readTable } from './read-table.js'
import { readValue } from './read-value.js'

/** Lists the indicators in the tables of a report, in order; one that stands there twice once, as its first row has it. */
export function collectIndicators({ tables, index }: Briefing): Indicator[] {
  const indicators = new Map<string, Indicator>()
  for (const { id, node, caption } of tables) {
    if (node.type !== 'containerDirective' || !isIndicators(node)) continue
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
  const tlp = readLevel(text('tlp'))
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

function readLevel(written: string): Level | undefined {
  return parseLevel(written.toLowerCase().replace(/^tlp:/, ''))
}
