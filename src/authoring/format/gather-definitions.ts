import { VFile } from 'vfile'
import { footnoteIndex } from '../../footnotes/footnote-index.js'
import { keepSafe, listMovable, type MovableDefinition } from './keep-safe.js'
import type { ParseSource } from './parse-patiently.js'

/**
 * Puts the definitions at the end of the file, in the order in which their notes are first called, with a blank line
 * between; those that nothing calls come last, in the order in which they stand.
 *
 * @param end how lines end in this file
 */
export function gatherDefinitions(source: string, end: string, parse: ParseSource): string {
  const file = new VFile(source)
  const tree = parse(source)
  const movable = listMovable(tree, source)
  const ranks = [...footnoteIndex(file, tree).printed].map(({ identifier }) => identifier)
  const rankOf = new Map(ranks.map((identifier, rank) => [identifier, rank]))
  const uncalled = [...new Set(movable.map(({ definition }) => definition.identifier))]
  for (const identifier of uncalled) {
    if (!rankOf.has(identifier)) rankOf.set(identifier, rankOf.size)
  }
  const rank = ({ definition }: MovableDefinition) => rankOf.get(definition.identifier) ?? 0
  return keepSafe(source, parse, movable, (chosen) => {
    const standing = chosen.toSorted((a, b) => a.start - b.start)
    const ordered = standing.toSorted((a, b) => rank(a) - rank(b))
    const pieces: string[] = []
    let done = 0
    for (const { start, end: until } of [...standing, { start: source.length, end: 0 }]) {
      pieces.push(trimBlankLines(source.slice(done, start)))
      done = until
    }
    const definitions = ordered.map(({ start, end: until }) =>
      trimBlankLines(source.slice(start, until)).trimStart(),
    )
    return [...pieces, ...definitions].filter((piece) => piece !== '').join(end + end) + end
  })
}

/** Takes the blank lines from both ends; the first line keeps its indentation. */
export function trimBlankLines(text: string): string {
  return trimBlankEnd(text.replace(/^(?:[ \t]*[\r\n])+/, ''))
}

/** Takes the blank lines from the end, and the end of the line above them. */
export function trimBlankEnd(text: string): string {
  return text.replace(/(?<![ \t\r\n])([ \t]*)[\r\n][ \t\r\n]*$/, '$1')
}
