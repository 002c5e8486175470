import { graphemesOf, takeWidth, widthOf } from './width.js'

/** Between two columns. */
const gap = 2
/** Columns that a cell keeps, however narrow the terminal is. */
const least = 6

/**
 * Takes a head and rows of text; returns a table aligned by what a terminal shows, where 漢字 take two columns.
 *
 * @param numeric columns set flush right, and never shortened
 * @param width of the terminal: cells are shortened so that the table fits in it
 */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<number> = new Set(),
  width = Number.POSITIVE_INFINITY,
): string {
  const shown = [head, ...rows].map((row) => row.map(plain))
  const wanted = head.map((_, column) =>
    Math.max(...shown.map((row) => widthOf(row[column] ?? ''))),
  )
  const widths = fitColumns(wanted, numeric, width - gap * (head.length - 1))
  const last = head.length - 1
  const print = (row: readonly string[]) =>
    row
      .map((whole, column) => {
        const room = widths[column] ?? 0
        const cell = shorten(
          whole,
          room,
          column === last || whole.includes(', ') ? room - 1 : Math.ceil((room - 1) / 2),
        )
        const fill = ' '.repeat(Math.max(0, room - widthOf(cell)))
        return numeric.has(column) ? fill + cell : cell + fill
      })
      .join(' '.repeat(gap))
      .trimEnd()
  const [first = [], ...others] = shown
  return [
    print(first),
    widths.map((columns) => '─'.repeat(columns)).join(' '.repeat(gap)),
    ...others.map(print),
  ].join('\n')
}

/**
 * Takes the widths that columns want; returns those that fit into `room` together. The widest gives way first, but for the
 * first, which names the row; the last, which says most, keeps a third of the room.
 */
function fitColumns(
  wanted: readonly number[],
  numeric: ReadonlySet<number>,
  room: number,
): number[] {
  const widths = [...wanted]
  const leastOf = (column: number) =>
    column === widths.length - 1 ? Math.max(least, Math.floor(room / 3)) : least
  for (let excess = widths.reduce((sum, each) => sum + each, 0) - room; excess > 0; excess -= 1) {
    const widest = widths
      .map((each, column) => ({ each, column }))
      .filter(({ each, column }) => column > 0 && !numeric.has(column) && each > leastOf(column))
      .reduce<{ each: number; column: number } | undefined>(
        (most, one) => (most && most.each >= one.each ? most : one),
        undefined,
      )
    if (!widest) break
    widths[widest.column] = widest.each - 1
  }
  return widths
}

/**
 * Shortens a cell to what fits, with … for the rest.
 *
 * @param before columns of its beginning that stay; those that are left after … show its end
 */
function shorten(cell: string, room: number, before: number): string {
  if (widthOf(cell) <= room) return cell
  const letters = graphemesOf(cell)
  const begin = takeWidth(letters, before).join('').trimEnd()
  const end = takeWidth(letters.toReversed(), room - 1 - before)
  return `${begin}…${end.toReversed().join('').trimStart()}`
}

/** Text from a source must neither control the terminal nor break a row. */
function plain(cell: string): string {
  return cell.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
}
