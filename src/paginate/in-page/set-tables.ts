import type { TableSetting } from '../layout/fit-table.js'
import type { MeasuredTable } from './measured.js'

/**
 * Sets every table as it is told, in the order of the page and by default as the style sheet has it, and reads how wide
 * it then wants to be. Runs while no row is cut.
 */
export function setTables(settings: readonly TableSetting[]): MeasuredTable[] {
  const tables = [...document.querySelectorAll<HTMLTableElement>('main table, #notes table')]
  for (const [index, table] of tables.entries()) {
    const { size, columns, phrases } = settings[index] ?? {}
    table.querySelector('colgroup.set-columns')?.remove()
    table.classList.toggle('set-smaller', size !== undefined)
    table.classList.toggle('set-phrases', phrases === true)
    table.classList.toggle('set-anywhere', phrases === false)
    table.style.fontSize = size === undefined ? '' : `${size}pt`
    table.style.tableLayout = ''
    if (columns) setColumns(table, columns)
  }
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
  return tables.map((table, index) => {
    const cells = [...table.rows].map((row) => [...row.cells])
    const even = cells.every(
      (row) => row.length === cells[0]?.length && row.every(({ colSpan }) => colSpan === 1),
    )
    const { width = 0 } = table.parentElement?.getBoundingClientRect() ?? {}
    const around = table.parentElement && getComputedStyle(table.parentElement)
    const lost = [
      around?.paddingLeft,
      around?.paddingRight,
      around?.borderLeftWidth,
      around?.borderRightWidth,
    ]
    return {
      size: Number.parseFloat(getComputedStyle(table).fontSize) * 0.75,
      language: table.closest('[lang]')?.getAttribute('lang') ?? '',
      room: lost.reduce((room, length) => room - Number.parseFloat(length ?? '0'), width),
      least: narrowest[index] ?? 0,
      columns: even
        ? least[index]?.map((narrow, column) => ({
            least: narrow,
            natural: natural[index]?.[column] ?? narrow,
            set: set[index]?.[column] ?? narrow,
          }))
        : undefined,
    }
  })
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
