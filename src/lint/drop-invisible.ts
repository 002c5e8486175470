import type { Edit, Range } from './finding.js'

/** What may become the mark of a list, a heading, a fence, a table, a directive or HTML with what follows. */
const marks = /^[\s\d>#=:*+`~|.)_<![\\-]*$/u

/** Marks that are whole, each with its blank, and digits, of which a letter makes words. */
const wholeMarks = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t][ \t>]*)*\d*$/u

/** Characters of a line that are looked at: a text may be one line. */
const near = 200

/**
 * Returns the edit that writes something else for a character that nobody sees, or undefined where that might make a
 * list, a heading or code of the line: at its start and within its marks, unless whole marks and a letter surround it.
 *
 * @param written '' or a space
 */
export function dropCharacter(text: string, range: Range, written: '' | ' '): Edit | undefined {
  const [start, end] = range
  const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, start - near), start))?.[0] ?? ''
  const isInside = !marks.test(before) || (isFirst(before, written) && isLetter(text, end))
  return isInside ? { range, text: written } : undefined
}

/** Whether a word may begin here. With one blank more than three, it would be code. */
function isFirst(before: string, written: '' | ' '): boolean {
  return wholeMarks.test(before) && (written === '' || !/ {3}$|\t *$/.test(before))
}

function isLetter(text: string, index: number): boolean {
  return /^\p{L}/u.test(text.slice(index, index + 2))
}
