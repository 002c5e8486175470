import type { Point } from 'unist'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { location } from 'vfile-location'
import { parseText } from './markdown/parse-text.js'
import type { ParsedFile } from './parse.js'
import { readMarks } from './tlp/marks.js'

/**
 * Takes briefing.md and the disclaimer in its front matter; returns the disclaimer's mdast, whose lines and columns are
 * those of the file, and what the rules look at: the disclaimer as a text of its own, with the way back to the file.
 *
 * @param range where YAML has its value, from and to
 */
export function readDisclaimer(
  file: VFile,
  text: string,
  range: readonly Point[],
): {
  printed: Pick<ParsedFile, 'disclaimer' | 'writtenDisclaimer'>
  own: ParsedFile
  origin: { file: VFile; offsetOf: (offset: number) => number }
} {
  const places = location(file)
  const [start = 0, end = 0] = range.map((point) => places.toOffset(point) ?? 0)
  const offsetOf = mapScalar(text, String(file), start, end)
  const own = { file: new VFile(text), ...readMarks(parseText(text)) }
  const root = parseText(text)
  const move = (point: Point): void => {
    const { line, column } = places.toPoint(offsetOf(point.offset ?? 0)) ?? point
    // An offset in the disclaimer is not an offset in the file: what is cut from the file by it has YAML's indents in it.
    Object.assign(point, { line, column, offset: undefined })
  }
  visit(root, ({ position }) => {
    if (!position) return
    move(position.start)
    move(position.end)
  })
  const { tree, written } = readMarks(root)
  const printed = { disclaimer: tree, ...(written && { writtenDisclaimer: written }) }
  return { printed, own, origin: { file, offsetOf } }
}

/** Escapes between double quotes (YAML 1.2.2, 5.7): first those that stand for blanks or nothing. */
const blanks = /(?:\s|\\(?:[nrtvf_LP\s]|x(?:20|09|0[aAdD]|[aA]0)|u(?:0020|00[aA]0|3000)))*/y
const escaped = /\\(?:x..|u.{4}|U.{8}|.)/y

/**
 * Takes the value of a YAML scalar and a file with the range in which it is written, plain, in quotes or as a block;
 * gives the offset in the file of each offset in the value. Blanks aside, the two differ by quotes and escapes alone
 * (YAML 1.2.2, 7.3 and 8.1), so they are read side by side; a blank is where the word before it ends.
 */
export function mapScalar(
  value: string,
  file: string,
  start: number,
  end: number,
): (offset: number) => number {
  const [header = '', quote] = /^(?:[|>][^\n]*\n|(["']))/.exec(file.slice(start, end)) ?? []
  const take = (pattern: RegExp): number => {
    pattern.lastIndex = at
    return pattern.exec(file)?.[0].length ?? 0
  }
  let at = start + header.length
  const offsets: number[] = []
  for (const character of value) {
    if (/\s/.test(character)) {
      offsets.push(at)
      continue
    }
    at += take(quote === '"' ? blanks : /\s*/y)
    for (let unit = 0; unit < character.length; unit += 1) offsets.push(at)
    const written = quote === '"' ? take(escaped) : quote === "'" ? take(/''/y) : 0
    at += written || character.length
  }
  return (offset) => offsets[offset] ?? at
}
