import type { Edit, Range } from './finding.js'

/**
 * Returns the edit that writes something else for a character that nobody sees, or undefined where that might make a
 * list, a heading or code of the line: at its start, where no letter follows.
 *
 * @param written '' or a space
 */
export function dropCharacter(text: string, range: Range, written: '' | ' '): Edit | undefined {
  const [start, end] = range
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const isInside = /[^\s>]/.test(before) || /^\p{L}/u.test(text.slice(end, end + 2))
  return isInside ? { range, text: written } : undefined
}
