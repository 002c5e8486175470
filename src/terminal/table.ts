import { graphemesOf, takeWidth, widthOf } from './width.js'

/**
 * Takes a head and rows of text; returns a table aligned by what a terminal shows, where 漢字 take two columns.
 *
 * @param numeric columns set flush right
 * @param width of the terminal: the last column is cut to fit in it
 */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<number> = new Set(),
  width = Number.POSITIVE_INFINITY,
): string {
  const shown = [head, ...rows].map((row) => row.map(plain))
  const widths = head.map((_, column) =>
    Math.max(...shown.map((row) => widthOf(row[column] ?? ''))),
  )
  const print = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const fill = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
        return numeric.has(column) ? fill + cell : cell + fill
      })
      .join('  ')
      .trimEnd()
  const [first = [], ...others] = shown
  return [first, widths.map((columns) => '─'.repeat(columns)), ...others]
    .map((row) => cut(print(row), width))
    .join('\n')
}

/** Shortens a line to what fits, with … for the rest. */
function cut(line: string, width: number): string {
  if (widthOf(line) <= width) return line
  return `${takeWidth(graphemesOf(line), width - 1)
    .join('')
    .trimEnd()}…`
}

/** Text from a source must neither control the terminal nor break a row. */
function plain(cell: string): string {
  return cell.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
}
