import { rangeOf } from '../footnotes/prose.js'
import { pandocCaption, readPandocCaption } from './caption-words.js'
import { type DrawnTable, splitGrid, splitRuled } from './drawn-rows.js'
import type { Edit } from './finding.js'
import { listNodes, type SourceFile, textOf } from './source.js'

/**
 * Returns the edit that writes a table as GitHub does which is drawn with lines, with its caption; none where a cell goes
 * over several columns or rows.
 *
 * @param offset of its first line of dashes
 */
export function repairDrawnTable(at: SourceFile, offset: number): Edit[] {
  const source = textOf(at)
  const written = source.split('\n')
  const lines = written.map((line) => line.replace(/\r$/, ''))
  const ruled = source.slice(0, offset).split('\n').length - 1
  const table = /^[ \t]*\+/.test(lines[ruled] ?? '')
    ? splitGrid(lines, ruled)
    : splitRuled(lines, ruled)
  if (!table) return []
  const caption = readCaption(lines, table.to)
  const startOf = (line: number) => written.slice(0, line).join('\n').length + (line > 0 ? 1 : 0)
  const last = (caption?.to ?? table.to) - 1
  const range = [startOf(table.from), startOf(last) + (lines[last]?.length ?? 0)] as const
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  return [{ range, text: writeTable(table, caption).join(eol) }]
}

/** What makes of a line of dashes one of a table: gaps between its columns. */
export const ruledLine = /^-{2,}(?:[ \t]+-{2,})+$/

/** Lists the edits that write the tables of a file which are drawn with lines. */
export function repairDrawnTables(at: SourceFile): Edit[] {
  const source = textOf(at)
  const ruled = listNodes(at, 'thematicBreak').flatMap((line) => {
    const [start, end] = rangeOf(line)
    return start !== undefined && ruledLine.test(source.slice(start, end).trim()) ? [start] : []
  })
  const grids = at.footnotes.prose.flatMap(({ start, raw }) =>
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
  /** The line behind it. */
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
