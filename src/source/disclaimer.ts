import type { Root } from 'mdast'
import type { Point } from 'unist'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { location } from 'vfile-location'
import { footnoteIndex } from '../footnotes/footnote-index.js'
import type { SourceFile } from '../lint/source.js'
import { mapScalar } from './markdown/map-scalar.js'
import { parseText } from './markdown/parse-text.js'

/**
 * Takes briefing.md and the disclaimer in its front matter; gives the disclaimer's mdast, whose lines and columns are
 * those of the file, and what the rules look at: the disclaimer as a text of its own, with the way back to the file.
 *
 * @param written where YAML has its value, from and to
 */
export function readDisclaimer(
  file: VFile,
  text: string,
  written: readonly Point[],
): { tree: Root; source: SourceFile } {
  const places = location(file)
  const [start = 0, end = 0] = written.map((point) => places.toOffset(point) ?? 0)
  const offsetOf = mapScalar(text, String(file), start, end)
  const own = new VFile(text)
  const parsed = parseText(text)
  const source: SourceFile = {
    file: own,
    tree: parsed,
    role: 'disclaimer',
    footnotes: footnoteIndex(own, parsed),
    origin: { file, offsetOf },
  }
  const printed = parseText(text)
  const move = (point: Point): void => {
    const { line, column } = places.toPoint(offsetOf(point.offset ?? 0)) ?? point
    // An offset in the disclaimer is none in the file: what is cut from the file by it has YAML's indents in it.
    Object.assign(point, { line, column, offset: undefined })
  }
  visit(printed, ({ position }) => {
    if (!position) return
    move(position.start)
    move(position.end)
  })
  return { tree: printed, source }
}
