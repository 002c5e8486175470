/** How wide a table and its columns want to be at one size of type, in px. */
export interface TableWidths {
  /** What there is for it. */
  room: number
  /** What it needs where every word breaks only at its own places. */
  least: number
  /** Undefined if cells reach over several columns. */
  columns: readonly ColumnWidths[] | undefined
}

/** A column's width with its words broken wherever they may, with no line broken, and as the browser has set it. */
export interface ColumnWidths {
  least: number
  natural: number
  set: number
}

/** How a table is set, where that is not as the style sheet has it. */
export interface TableSetting {
  /** Size of its type in points. */
  size?: number
  /** Widths of its columns in px. */
  columns?: readonly number[]
  /** Whether lines of Japanese end between phrases only, never inside a word; false where even those of heads may. */
  phrases?: boolean
}

/** Points; smaller type is illegible. */
export const smallestType = 7.5

/** Sizes in points that a table may be set in where it is too wide. */
const sizes = [9, 8.5, 8, smallestType]

/** Columns of a table whose cells are so narrow that a line of Japanese would end inside every other word. */
const manyColumns = 6

/** Points; a table keeps its phrases whole in type no smaller than this. */
const smallestOfPhrases = 8

/** Px that rounding may take. */
const tolerance = 0.5

/** The next smaller size for a table of a size in points that is too wide; undefined if it fits or none is left. */
export function chooseSize({ room, least }: TableWidths, size: number): number | undefined {
  return least <= room + tolerance ? undefined : sizes.find((smaller) => smaller < size - 0.1)
}

/** How a table is set first: one of many columns in Japanese with its phrases whole. */
export function beginSetting({ columns = [] }: TableWidths, language: string): TableSetting {
  return columns.length >= manyColumns && /^ja\b/i.test(language) ? { phrases: true } : {}
}

/** What to try next for a table of a size in points that is too wide as it is set; undefined if it fits or nothing is left. */
export function chooseSetting(
  table: TableWidths & { size: number },
  { phrases }: TableSetting,
): TableSetting | undefined {
  if (table.least <= table.room + tolerance) return undefined
  const size = chooseSize(table, table.size)
  if (phrases) return size !== undefined && size >= smallestOfPhrases ? { phrases, size } : {}
  if (size !== undefined) return { ...(phrases === false && { phrases }), size }
  return phrases === undefined ? { phrases: false, size: table.size } : undefined
}

/**
 * Shares the room of a table among its columns, so that short ones (dates, ports, kinds) stay unbroken and the long
 * ones take the rest, each by what is in it. Browsers give every column the same part of what it asks for, which
 * breaks a date beside a hash.
 *
 * @returns widths in px; undefined if the browser's own are good.
 */
export function shareWidth({ room, columns, least }: TableWidths): number[] | undefined {
  if (!columns || least > room + tolerance) return undefined
  const fair = room / columns.length
  const short = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ natural }) => natural <= fair + tolerance)
    .toSorted((a, b) => a.natural - b.natural)
  if (short.every(({ natural, set }) => set >= natural - tolerance)) return undefined
  const widths = columns.map((column) => column.least)
  let rest = room - sum(widths)
  for (const { natural, least: taken, index } of short) {
    if (natural - taken > rest) break
    widths[index] = natural
    rest -= natural - taken
  }
  const wants = columns.map(({ natural }, index) => Math.max(0, natural - (widths[index] ?? 0)))
  const wanted = sum(wants)
  return widths.map((width, index) => {
    const part = wanted > 0 ? (wants[index] ?? 0) / wanted : 1 / columns.length
    return width + rest * part
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
