import type { TableCell } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { type IndicatorType, type ReadValue, readType } from '../../intel/indicator.js'
import {
  type IndicatorCell,
  type IndicatorRow,
  type IndicatorTable,
  listTables,
} from '../../intel/read-table.js'
import { readValue } from '../../intel/read-value.js'
import type { Range } from '../finding.js'
import { type Source, type SourceFile, textOf } from '../source.js'

/** A row of a `:::iocs` that has a value and a known type. */
export interface CheckedRow {
  at: SourceFile
  row: IndicatorRow
  type: IndicatorType
  value: IndicatorCell
  read: ReadValue
}

const tables = new WeakMap<SourceFile, IndicatorTable[]>()

/** Lists the tables of indicators in a file, in order. */
export function tablesOf(at: SourceFile): IndicatorTable[] {
  const known = tables.get(at) ?? listTables(at.tree)
  tables.set(at, known)
  return known
}

/** Lists the rows of all tables of indicators whose type and value can be read. */
export function listRows({ files }: Source): CheckedRow[] {
  return files.flatMap((at) =>
    tablesOf(at).flatMap(({ rows }) =>
      rows.flatMap((row): CheckedRow[] => {
        const type = readType(row.cells.get('type')?.text ?? '')
        const value = row.cells.get('value')
        if (!type || !value || value.text === '') return []
        return [{ at, row, type, value, read: readValue(type, value.text) }]
      }),
    ),
  )
}

/** What is written in a cell: its place without the bars and blanks around it. */
export function insideOf(at: SourceFile, cell: TableCell): Range {
  const [start = 0, end = start] = rangeOf(cell)
  const [, before = '', written = ''] =
    /^(\|?[ \t]*)(.*?)[ \t]*(?:(?<!\\)\|)?$/s.exec(textOf(at).slice(start, end)) ?? []
  const from = start + before.length
  return written === '' ? [start, end] : [from, from + written.length]
}

/** Whether a place in a file is inside a value of its `:::iocs`: they are printed defanged, however they are written. */
export function isInValue(at: SourceFile, { 0: start, 1: end }: Range): boolean {
  return tablesOf(at).some(({ rows }) =>
    rows.some(({ cells }) => {
      const value = cells.get('value')
      const [from = 0, to = 0] = value ? rangeOf(value.node) : []
      return from <= start && end <= to
    }),
  )
}
