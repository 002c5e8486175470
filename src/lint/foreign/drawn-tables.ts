import { rangeOf } from '../../footnotes/prose.js'
import { pandocCaption, readPandocCaption } from '../by-hand/caption-words.js'
import type { Edit } from '../finding.js'
import { listNodes, type SourceFile, textOf } from '../source.js'
import { type DrawnTable, splitGrid, splitRuled } from './drawn-rows.js'

/**
 * Returns the edit that writes a table drawn with lines as GitHub writes tables, with its caption; none where a cell
 * spans several columns or rows.
 *
 * @param offset of its first line of dashes
 */
export function repairDrawnTable(at: SourceFile, offset: number): Edit[] {
  const { written, lines, starts } = linesOf(at)
  const ruled = lineAt(starts, offset)
  const first = Math.max(0, ruled - mostLines)
  const near = lines.slice(first, ruled + mostLines)
  const table = /^[ \t]*\+/.test(lines[ruled] ?? '')
    ? splitGrid(near, ruled - first)
    : splitRuled(near, ruled - first)
  if (!table) return []
  const caption = readCaption(near, table.to)
  const last = first + (caption?.to ?? table.to) - 1
  const start = starts[first + table.from] ?? 0
  const range = [start, (starts[last] ?? 0) + (lines[last]?.length ?? 0)] as const
  const eol = written.includes('\r\n') ? '\r\n' : '\n'
  return [{ range, text: writeTable(table, caption).join(eol) }]
}

/** The most lines that are looked at on either side: a file of lines of dashes alone would take time with its square. */
const mostLines = 500

interface Lines {
  written: string
  lines: string[]
  /** Where each begins. */
  starts: number[]
}

const known = new WeakMap<SourceFile, Lines>()

function linesOf(at: SourceFile): Lines {
  const found = known.get(at)
  if (found) return found
  const written = textOf(at)
  const starts = [0]
  for (let end = written.indexOf('\n'); end >= 0; end = written.indexOf('\n', end + 1))
    starts.push(end + 1)
  const made = { written, lines: written.split(/\r?\n/), starts }
  known.set(at, made)
  return made
}

/** The line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [from, to] = [0, starts.length]
  while (to - from > 1) {
    const middle = (from + to) >> 1
    if ((starts[middle] ?? 0) <= offset) from = middle
    else to = middle
  }
  return from
}

/** What makes of a line of dashes one of a table: gaps between its columns. */
export const ruledLine = /^-{2,}(?:[ \t]+-{2,})+$/

/** Lists the edits that write the drawn tables of a file as GitHub writes tables. */
export function repairDrawnTables(at: SourceFile): Edit[] {
  const source = textOf(at)
  const ruled = listNodes(at, 'thematicBreak').flatMap((line) => {
    const [start, end] = rangeOf(line)
    return start !== undefined && ruledLine.test(source.slice(start, end).trim()) ? [start] : []
  })
  const grids = at.prose.flatMap(({ start, raw }) =>
    /^\+(?:[:=-]+\+)+[ \t]*[\r\n]/.test(raw) ? [start] : [],
  )
  const edits = [...ruled, ...grids]
    .sort((a, b) => a - b)
    .flatMap((line) => repairDrawnTable(at, line))
  return edits.filter(({ range: [start] }, index) => start >= (edits[index - 1]?.range[1] ?? 0))
}

interface Caption {
  id: string
  words: string
  /** The line after it. */
  to: number
}

/** Finds `: words` or `Table: words` below a table. */
function readCaption(lines: readonly string[], from: number): Caption | undefined {
  const start = lines.findIndex((line, index) => index >= from && line.trim() !== '')
  if (start < 0 || start > from + 2 || !pandocCaption.test(lines[start]?.trim() ?? ''))
    return undefined
  const end = lines.findIndex((line, index) => index > start && line.trim() === '')
  const to = end < 0 ? lines.length : end
  const all = lines
    .slice(start, to)
    .map((line) => line.trim())
    .join(' ')
  return { ...readPandocCaption(all), to }
}

function writeTable({ head, rows, rules }: DrawnTable, caption: Caption | undefined): string[] {
  const table = [head, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  if (!caption?.words) return table
  return [`:::table${caption.id ? `{#${caption.id}}` : ''}`, ...table, '', caption.words, ':::']
}
