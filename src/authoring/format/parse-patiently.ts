import type { Root } from 'mdast'
import { createLruCache } from '../../lru-cache.js'
import { parseMarkdown } from '../../source/markdown/parse-text.js'

/** Returns a text's mdast, as `parseMarkdown` does. */
export type ParseSource = (text: string) => Root

/** Thrown where a source takes longer to format than anybody waits. */
export class TakesTooLong extends Error {
  override name = 'TakesTooLong'
}

/** Milliseconds that the formatting of one source may take, its first parse included. */
export const formatLimit = 8000

/** Trees. What one step made, the next begins with; no more than these are ever asked for again. */
const remembered = 4

/**
 * Returns a parser for the formatting of one source, which parses again and again: it remembers the last trees, and
 * begins no parse that would end after the deadline if it took as long as the longest so far.
 *
 * @param deadline of `performance.now()`
 * @throws TakesTooLong from the parser
 */
export function patientParser(deadline: number): ParseSource {
  const trees = createLruCache<Root>(remembered)
  let longest = 0
  return (text) => {
    const known = trees.get(text)
    if (known) return known
    const start = performance.now()
    if (start + longest > deadline) throw new TakesTooLong()
    const tree = parseMarkdown(text)
    longest = Math.max(longest, performance.now() - start)
    trees.set(text, tree)
    return tree
  }
}
