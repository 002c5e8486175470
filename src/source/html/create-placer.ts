import type { Html } from 'mdast'
import type { Point, Position } from 'unist'

/**
 * Takes a node of HTML; gives a function from two offsets in its value to the place between them in the file. In a list
 * or a quote the value lacks what every line begins with there: as much as its first line does.
 */
export function createPlacer({ value, position }: Html): (start: number, end: number) => Position {
  const first = position?.start ?? { line: 1, column: 1, offset: 0 }
  const lines = [...value.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)
  const missing = (position?.end.offset ?? 0) - (first.offset ?? 0) - value.length
  const prefix = lines.length > 0 && missing > 0 ? Math.floor(missing / lines.length) : 0
  const pointAt = (offset: number): Point => {
    const line = lines.findLastIndex((start) => start <= offset) + 1
    const inLine = offset - (lines[line - 1] ?? 0)
    return {
      line: first.line + line,
      column: inLine + (line === 0 ? first.column : prefix + 1),
      offset: (first.offset ?? 0) + offset + line * prefix,
    }
  }
  return (start, end) => ({ start: pointAt(start), end: pointAt(end) })
}
