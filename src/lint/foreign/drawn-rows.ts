import { graphemesOf, widthOf } from '../../terminal/width.js'

/** A table that is drawn with lines, as pandoc writes it. */
export interface DrawnTable {
  /** The lines that it fills, from the first one. */
  from: number
  to: number
  head: readonly string[]
  rows: readonly (readonly string[])[]
  /** What the line below the head says of each column: `---`, `:-:`, `--:`. */
  rules: readonly string[]
}

const border = /^[ \t]*\+(?:[:=-]+\+)+[ \t]*$/

/** Reads a table whose cells are between `|`, its rows between lines of `+---+`, the first of which it is given. */
export function splitGrid(lines: readonly string[], from: number): DrawnTable | undefined {
  const first = lines[from]?.trim() ?? ''
  const count = first.split('+').length - 2
  const groups: string[][][] = []
  let rules = first
  let headed = 0
  let to = from
  for (let line = first; /^[+|]/.test(line); line = lines[to]?.trim() ?? '') {
    to++
    if (border.test(line)) {
      const isAcross =
        line.split('+').length === 3 && groups.at(-1)?.every(({ length }) => length === 1)
      if (line.split('+').length - 2 !== count && !isAcross) return undefined
      if (line.includes('=')) [headed, rules] = [groups.length, line]
      groups.push([])
      continue
    }
    const cells = line.split(/(?<!\\)\|/).slice(1, -1)
    // Below the head, one cell over all columns is the title of the rows that follow.
    const isWhole = cells.length === count || cells.length === 1
    const above = groups.at(-1)
    if (!isWhole || !line.endsWith('|') || (above?.[0] ?? cells).length !== cells.length)
      return undefined
    above?.push(cells)
  }
  const rows = groups.slice(0, -1).map((group) => joinRow(group, count))
  if (rows.length === 0 || groups.at(-1)?.length !== 0 || headed > 1) return undefined
  const across = groups.findIndex(([cells]) => cells?.length === 1)
  if (count > 1 && across >= 0 && across < Math.max(1, headed)) return undefined
  const empty = Array.from({ length: count }, () => '')
  return {
    from,
    to,
    head: headed === 1 ? (rows[0] ?? empty) : empty,
    rows: rows.slice(headed),
    rules: rules.split('+').slice(1, -1).map(ruleOf),
  }
}

function ruleOf(dashes: string): string {
  const [left, right] = [dashes.startsWith(':'), dashes.endsWith(':')]
  return left && right ? ':-:' : right ? '--:' : '---'
}

const solid = /^[ \t]*-{3,}[ \t]*$/

/**
 * Reads a table whose columns are as wide as the dashes of a line, which it is given: its head above them, its rows
 * below, one a line until a blank line, or with blank lines between until a line of dashes.
 */
export function splitRuled(lines: readonly string[], at: number): DrawnTable | undefined {
  const dashes = lines[at] ?? ''
  const columns = [...dashes.matchAll(/-+/g)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
  }))
  const isBlank = (line: string | undefined) => line === undefined || line.trim() === ''
  let top = at
  while (!isBlank(lines[top - 1]) && !solid.test(lines[top - 1] ?? '')) top--
  const isFramed = top < at && solid.test(lines[top - 1] ?? '')
  const head = lines.slice(top, at)
  if (head.length > 1 && !isFramed) return undefined
  const isEnd = (line: string) =>
    head.length === 0 ? line.trim() === dashes.trim() : isFramed && solid.test(line)
  const blank = lines.findIndex((line, index) => index > at && isBlank(line))
  const rest = blank < 0 ? lines.length : blank
  const closing = lines.findIndex((line, index) => index > at && isEnd(line))
  if (closing < 0 && (isFramed || head.length === 0)) return undefined
  const bottom = closing < 0 ? rest : closing
  const body = lines.slice(at + 1, bottom)
  // Every line is a row, unless blank lines part them.
  const isLoose = isFramed || body.some(isBlank)
  const groups: string[][] = []
  for (const [index, line] of body.entries()) {
    if (isBlank(line)) continue
    if (isLoose && index > 0 && !isBlank(body[index - 1])) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  if (groups.length === 0 || columns.length < 2) return undefined
  const cut = (line: string) => cutAt(line, columns)
  return {
    from: isFramed ? top - 1 : top,
    to: closing < 0 ? bottom : bottom + 1,
    head: head.length > 0 ? joinRow(head.map(cut), columns.length) : columns.map(() => ''),
    rows: groups.map((group) => joinRow(group.map(cut), columns.length)),
    rules: columns.map(({ start, end }) => alignmentOf(head[0] ?? '', start, end)),
  }
}

/** Cuts a line where columns begin, by the room that its letters take. */
function cutAt(line: string, columns: readonly { start: number }[]): string[] {
  const cells = columns.map(() => '')
  let place = 0
  for (const letter of graphemesOf(line)) {
    const column = columns.findLastIndex(({ start }) => start <= place)
    if (column >= 0) cells[column] += letter
    place += widthOf(letter)
  }
  return cells
}

/** How a head stands above its dashes says how its column is set. */
function alignmentOf(head: string, start: number, end: number): string {
  const [, cell = ''] = cutAt(head, [{ start: 0 }, { start }, { start: end }])
  if (cell.trim() === '') return '---'
  const before = widthOf(cell) - widthOf(cell.trimStart())
  const after = end - start - widthOf(cell.trimEnd())
  if (before > 0 && after > 0) return ':-:'
  return before > 0 ? '--:' : '---'
}

/** Joins the lines of the cells of a row. */
function joinRow(lines: readonly (readonly string[])[], count: number): string[] {
  return Array.from({ length: count }, (_, column) =>
    joinCell(lines.map((cells) => (cells[column] ?? '').trim())),
  )
}

const item = /^(?:\\?[-*+•]|\d+[.)])[ \t]/

/** Joins the lines of a cell; what is a line of its own, such as an item of a list, stays one. */
function joinCell(written: readonly string[]): string {
  const parts: string[] = []
  let isNew = true
  // Word's indented cells are quotes to pandoc.
  const isQuote = written.every((line) => line === '' || /^>(?: |$)/.test(line))
  const lines = isQuote ? written.map((line) => line.replace(/^> ?/, '')) : written
  for (const line of lines) {
    const words = line.replace(/\\$/, '').trimEnd()
    const last = parts.length - 1
    if (words !== '' && (isNew || item.test(words))) parts.push(words)
    else if (words !== '')
      parts[last] = `${parts[last]}${gapBetween(parts[last] ?? '', words)}${words}`
    isNew = line === '' || line.endsWith('\\')
  }
  return parts.join('<br>').replace(/(?<!\\)\|/g, '\\|')
}

/** Japanese goes on without a blank. */
function gapBetween(before: string, after: string): string {
  const wide = /[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]/
  return wide.test(before.slice(-1)) && wide.test(after.charAt(0)) ? '' : ' '
}
