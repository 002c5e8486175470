import { parseText } from '../../source/markdown/parse-text.js'
import { lineEndOf } from '../format/format-source.js'
import { trimBlankEnd } from '../format/gather-definitions.js'

/**
 * Adds a definition at the end of a source, after a blank line.
 *
 * @returns nothing if it would be no note there: the source ends inside a block of code, a comment or a `:::` that is
 * never closed.
 */
export function insertDefinition(source: string, definition: string): string | undefined {
  const end = lineEndOf(source)
  const before = trimBlankEnd(source)
  const start = before === '' ? '' : before + end + end
  const text = start + definition.replace(/\r\n|\n|\r/g, end) + end
  const added = parseText(text).children.at(-1)
  const isNote =
    added?.type === 'footnoteDefinition' && added.position?.start.offset === start.length
  return isNote ? text : undefined
}

/** Every label that a source calls or defines, lower-case, whether or not the other end is there. */
export function listLabels(source: string): Set<string> {
  return new Set(
    [...source.matchAll(/\[\^([^\]\s]+)\]/g)].map(([, label = '']) => label.toLowerCase()),
  )
}
