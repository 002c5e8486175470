import type { InlineCode, Nodes, Root, Table, TableCell, TableRow } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { isLevelColumn } from '../source/tlp/column.js'

/** Columns that mean something to machines; any other is only printed. */
export const columnNames = [
  'type',
  'value',
  'first seen',
  'last seen',
  'confidence',
  'tlp',
  'technique',
  'note',
] as const
export type ColumnName = (typeof columnNames)[number]

/** What a Japanese report writes over a column. */
const japanese: ReadonlyMap<string, ColumnName> = new Map([
  ['種別', 'type'],
  ['種類', 'type'],
  ['値', 'value'],
  ['初回観測', 'first seen'],
  ['初回観測日', 'first seen'],
  ['最終観測', 'last seen'],
  ['最終観測日', 'last seen'],
  ['確度', 'confidence'],
  ['信頼度', 'confidence'],
  ['手法', 'technique'],
  ['備考', 'note'],
])

/** A cell that means something, with the node to point at. */
export interface IndicatorCell {
  node: TableCell
  /** What it says, without the calls of notes; code as it stands. */
  text: string
}

/** A row of a `:::iocs` as its author wrote it: nothing is checked yet. */
export interface IndicatorRow {
  node: TableRow
  cells: ReadonlyMap<ColumnName, IndicatorCell>
}

/** The table of an `:::iocs` block. */
export interface IndicatorTable {
  node: ContainerDirective
  table: Table
  /** The first row, with what each cell of it is taken for. */
  columns: { node: TableCell; text: string; name: ColumnName | undefined }[]
  rows: IndicatorRow[]
}

/** Whether a block is a `:::iocs`. */
export function isIndicators(node: Nodes): node is ContainerDirective & { name: 'iocs' } {
  return node.type === 'containerDirective' && node.name === 'iocs'
}

/** Reads a `:::iocs`; undefined if it holds no table. */
export function readTable(node: ContainerDirective): IndicatorTable | undefined {
  const table = node.children.find((child) => child.type === 'table')
  if (!table) return undefined
  const [head, ...rows] = table.children
  const columns = (head?.children ?? []).map((cell) => {
    const text = textOf(cell)
    return { node: cell, text, name: readColumn(text) }
  })
  return {
    node,
    table,
    columns,
    rows: rows.map((row) => {
      const cells = new Map<ColumnName, IndicatorCell>()
      for (const [at, { name }] of columns.entries()) {
        const cell = row.children[at]
        if (name && cell && !cells.has(name)) cells.set(name, { node: cell, text: textOf(cell) })
      }
      return { node: row, cells }
    }),
  }
}

/** `First_Seen` is `first seen`, and so is 初回観測. */
function readColumn(written: string): ColumnName | undefined {
  // The same for which rows are left out.
  if (isLevelColumn(written)) return 'tlp'
  const plain = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
  return columnNames.find((name) => name === plain) ?? japanese.get(plain)
}

/** The whole of a value that is written as code, where Markdown changes nothing. */
export function soleCode(cell: TableCell): InlineCode | undefined {
  const written = cell.children.filter(
    (child) =>
      child.type !== 'footnoteReference' && (child.type !== 'text' || child.value.trim() !== ''),
  )
  const [first, ...others] = written
  return first?.type === 'inlineCode' && others.length === 0 ? first : undefined
}

function textOf(node: Nodes): string {
  const read = (part: Nodes): string => {
    if ('value' in part && part.type !== 'html') return part.value
    if (part.type === 'break') return ' '
    return 'children' in part ? part.children.map(read).join('') : ''
  }
  return read(node).replace(/\s+/g, ' ').trim()
}

/** Lists the tables of indicators in a text, in order. */
export function listTables(tree: Root): IndicatorTable[] {
  const tables: IndicatorTable[] = []
  visit(tree, 'containerDirective', (node) => {
    const table = isIndicators(node) ? readTable(node) : undefined
    if (table) tables.push(table)
  })
  return tables
}
