import type { Point } from 'unist'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { location } from 'vfile-location'
import { mapScalar } from './markdown/map-scalar.js'
import { parseText } from './markdown/parse-text.js'
import type { ParsedFile } from './parsed-file.js'
import { readMarks } from './tlp/marks.js'

/**
 * Takes briefing.md and the disclaimer in its front matter; gives the disclaimer's mdast, whose lines and columns are
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
    // An offset in the disclaimer is none in the file: what is cut from the file by it has YAML's indents in it.
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
