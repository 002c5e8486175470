import type { Point } from 'unist'

/** Why the front matter that a file seems to have is none, and where. */
export interface OpenFrontMatter {
  reason: string
  place: { start: Point; end: Point }
}

const fence = /^---[ \t]*$/
/** What is written for `---` by mistake, or by a program that turns hyphens into dashes. */
const likeFence = /^[ \t]*(?:[–—―─]+|[-–—―─－ーｰ=_~.*+]{2,})[ \t]*$/
const key = /^[A-Za-z][\w-]*[ \t]*:(?:[ \t]|$)/
/** What goes on with a key: its list, a text over several lines. */
const goesOn = /^(?:[ \t]+\S|-[ \t])/

/**
 * Takes the text of a file that has no front matter; tells what is wrong with the lines that were meant as one. Undefined
 * if there are none.
 */
export function findOpenFrontMatter(text: string): OpenFrontMatter | undefined {
  const lines = text.split(/\r\n|\n|\r/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const [opening = '', next = ''] = lines.slice(Math.max(first, 0))
  if (!key.test(next) || !(fence.test(opening) || likeFence.test(opening))) return undefined
  if (!fence.test(opening))
    return describe(
      lines,
      first,
      `\`${opening.trim()}\` does not open the front matter, which begins and ends with a line \`---\`. Write \`---\``,
    )
  if (first > 0)
    return describe(
      lines,
      first,
      `The front matter must be the first thing in the file. Delete the ${first === 1 ? 'blank line' : `${first} blank lines`} above it`,
    )
  return findEnd(lines)
}

/**
 * Takes the YAML of a front matter that YAML refuses in a line, counted from 1 in the file; tells if text of the briefing
 * is in it, because it is closed further down than was meant.
 */
export function findLateEnd(yaml: string, refused: number): OpenFrontMatter | undefined {
  const lines = ['---', ...yaml.split(/\r\n|\n|\r/)]
  const last = findLast(lines)
  if (refused <= last + 1) return undefined
  const { reason, place } = findEnd(lines)
  return { reason: reason.replace('is never closed', `goes on to line ${lines.length + 1}`), place }
}

/** What is wrong with the end of a front matter that a line `---` opens at the top. */
function findEnd(lines: readonly string[]): OpenFrontMatter {
  const last = findLast(lines)
  const end = lines.findIndex((line, index) => index > last && line.trim() !== '')
  const closing = lines[end] ?? ''
  if (likeFence.test(closing))
    return describe(
      lines,
      end,
      `\`${closing.trim()}\` does not close the front matter that begins in line 1. Write \`---\`, without blanks before it`,
    )
  return describe(
    lines,
    last,
    `The front matter that begins in line 1 is never closed. Write a line \`---\` below this line`,
  )
}

/** The last line, from 0, of the front matter that begins at the top: what is neither a key nor goes on with one ends it. */
function findLast(lines: readonly string[]): number {
  let last = 0
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '' || /^#(?!#* )/.test(line)) continue
    if (likeFence.test(line) || !(key.test(line) || goesOn.test(line))) break
    last = index
  }
  return last
}

function describe(lines: readonly string[], index: number, reason: string): OpenFrontMatter {
  const line = index + 1
  const end = Math.max(1, (lines[index] ?? '').trimEnd().length) + 1
  return { reason, place: { start: { line, column: 1 }, end: { line, column: end } } }
}
