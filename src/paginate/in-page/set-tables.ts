import type { TableSetting } from '../layout/fit-table.js'
import type { MeasuredTable } from './measured.js'

/**
 * Sets every table as it is told, in the order of the page and by default as the style sheet has it, and reads how wide
 * it then wants to be. Runs while no row is cut.
 */
export function setTables(settings: readonly TableSetting[]): MeasuredTable[] {
  const tables = [...document.querySelectorAll<HTMLTableElement>('main table, #page-notes table')]
  for (const [index, table] of tables.entries()) setTable(table, settings[index] ?? {})
  const widths = measureColumns(tables)
  return tables.map((table, index) => ({
    size: Number.parseFloat(getComputedStyle(table).fontSize) * 0.75,
    language: table.closest('[lang]')?.getAttribute('lang') ?? '',
    room: measureRoom(table),
    least: widths[index]?.least ?? 0,
    columns: isEven(table) ? widths[index]?.columns : undefined,
  }))
}

function setTable(table: HTMLTableElement, { size, columns, phrases }: TableSetting): void {
  table.querySelector('colgroup.set-columns')?.remove()
  table.classList.toggle('set-smaller', size !== undefined)
  table.classList.toggle('set-phrases', phrases === true)
  table.classList.toggle('set-anywhere', phrases === false)
  table.style.fontSize = size === undefined ? '' : `${size}pt`
  table.style.tableLayout = ''
  if (columns) setColumns(table, columns)
}

/** How wide every table is at the least, and its columns at the least, by nature and as they are set. */
function measureColumns(
  tables: readonly HTMLTableElement[],
): Pick<MeasuredTable, 'least' | 'columns'>[] {
  // All tables at once: Chrome lays the page out once for each of the widths.
  const setWidths = (width: string): void => {
    for (const table of tables) table.style.width = width
  }
  const readColumns = (): number[][] =>
    tables.map(({ rows }) =>
      [...(rows[0]?.cells ?? [])].map((cell) => cell.getBoundingClientRect().width),
    )
  const set = readColumns()
  setWidths('max-content')
  const natural = readColumns()
  setWidths('min-content')
  const least = readColumns()
  const narrowest = tables.map((table) => table.getBoundingClientRect().width)
  setWidths('')
  return tables.map((_, index) => ({
    least: narrowest[index] ?? 0,
    columns: least[index]?.map((narrow, column) => ({
      least: narrow,
      natural: natural[index]?.[column] ?? narrow,
      set: set[index]?.[column] ?? narrow,
    })),
  }))
}

/** Whether each of its rows has a cell for each of its columns. */
function isEven({ rows }: HTMLTableElement): boolean {
  const cells = [...rows].map((row) => [...row.cells])
  return cells.every(
    (row) => row.length === cells[0]?.length && row.every(({ colSpan }) => colSpan === 1),
  )
}

/** Px that a table has room for, inside what it stands in. */
function measureRoom({ parentElement }: HTMLTableElement): number {
  if (!parentElement) return 0
  const { paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } =
    getComputedStyle(parentElement)
  return [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].reduce(
    (room, length) => room - Number.parseFloat(length),
    parentElement.getBoundingClientRect().width,
  )
}

/**
 * Keeps the columns of tables as wide as they are, whatever is done to what they hold. Returns the tables whose columns the
 * first row does not tell.
 */
export function fixColumns(tables: Iterable<HTMLTableElement>): Set<HTMLTableElement> {
  const loose = new Set<HTMLTableElement>()
  const widths = new Map<HTMLTableElement, number[]>()
  for (const table of tables) {
    if (getComputedStyle(table).tableLayout === 'fixed') continue
    const cells = [...(table.rows[0]?.cells ?? [])]
    if (cells.length === 0 || cells.some(({ colSpan }) => colSpan > 1)) loose.add(table)
    else
      widths.set(
        table,
        cells.map((cell) => cell.getBoundingClientRect().width),
      )
  }
  for (const [table, columns] of widths) setColumns(table, columns)
  return loose
}

/** Gives the columns of a table these widths in px, until it is set anew. */
function setColumns(table: HTMLTableElement, widths: readonly number[]): void {
  const group = document.createElement('colgroup')
  group.className = 'set-columns'
  for (const width of widths) {
    const column = document.createElement('col')
    column.style.width = `${width}px`
    group.append(column)
  }
  // The caption must stay first.
  if (table.caption) table.caption.after(group)
  else table.prepend(group)
  table.style.tableLayout = 'fixed'
}
