import { graphemesOf, takeWidth, widthOf } from '../../terminal/width.js'

/** Widest part of a source line that is shown, in terminal columns. */
const widest = 96
/** What fills that many columns is not longer, in UTF-16 units, unless someone plays with combining marks. */
const longest = 4 * widest

/** A line of the source with marks below what a message is about. */
export interface FramedLine {
  /** The part of the line that is shown. */
  source: string
  /** Columns before the marks. */
  indent: number
  /** Columns that are marked, at least one. */
  width: number
}

/**
 * Takes a source line and the part that is meant, as columns from 1 of UTF-16 units, the end after it; returns what a
 * terminal shows of it, by display width: a kanji is two columns wide. Undefined if there is nothing to show.
 */
export function frameLine(line: string, column: number, endColumn: number): FramedLine | undefined {
  if (line.trim() === '') return undefined
  const fits = line.length <= longest && widthOf(showControls(line)) <= widest
  const from = Math.min(column - 1, line.length)
  const to = Math.max(endColumn - 1, from + 1)
  const lead = fits ? showControls(line.slice(0, from)) : cutBefore(line, from)
  const indent = widthOf(lead)
  const marked = cutAfter(
    showControls(line.slice(from, Math.min(to, from + longest))),
    widest - indent,
  )
  const width = widthOf(marked)
  const rest = cutAfter(showControls(line.slice(to, to + longest)), widest - indent - width)
  return { source: lead + marked + rest, indent, width: Math.max(1, width) }
}

/** What would steer the terminal, or turn the order of what is read, is shown as a place that has something. */
export function showControls(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

/** The end of what stands before a place, so that half of the room is left for what follows. */
function cutBefore(line: string, end: number): string {
  const start = Math.max(0, end - longest)
  const shown = showControls(line.slice(start, end))
  if (start === 0 && widthOf(shown) <= widest / 2) return shown
  const kept = takeWidth(graphemesOf(shown).reverse(), widest / 2 - 1)
  return `…${kept.reverse().join('')}`
}

function cutAfter(text: string, room: number): string {
  if (widthOf(text) <= room) return text
  return room > 2 ? `${takeWidth(graphemesOf(text), room - 1).join('')}…` : ''
}
