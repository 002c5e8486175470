import { rangeOf } from '../../footnotes/prose.js'
import { listVisits } from '../../source/markdown/walk.js'
import { type Replacement, replaceSafely } from './keep-safe.js'
import type { ParseSource } from './parse-patiently.js'

/** Where blanks at the end of a line say something, or are not ours to judge. */
const literal = new Set(['yaml', 'code', 'inlineCode', 'html', 'break'])

/** Takes the blanks from the ends of lines, but those that break a line or stand in code. */
export function trimLines(source: string, parse: ParseSource): string {
  const kept = listVisits(parse(source))
    .filter(({ node }) => literal.has(node.type))
    .map(({ node }) => rangeOf(node))
  const replacements = [...source.matchAll(/(?<![ \t])[ \t]+(?=\r|\n|$)/g)].flatMap(
    ({ 0: blanks, index: start }): Replacement[] => {
      const end = start + blanks.length
      const isKept = kept.some(([from, to]) => from !== undefined && from < end && start < to)
      return isKept ? [] : [{ start, end, text: '' }]
    },
  )
  return replaceSafely(source, parse, replacements)
}
