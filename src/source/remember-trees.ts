import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { createLruCache } from '../lru-cache.js'
import { tryToParse } from './parse.js'

/**
 * Returns `tryToParse` for callers that come upon the same files again: what a briefing translates is read beside it. A
 * text that took too long is tried again, since the machine may have been busy.
 *
 * @param limit how many trees are kept; nobody may change them
 */
export function rememberTrees(
  limit = 200,
  parse: typeof tryToParse = tryToParse,
): typeof tryToParse {
  const trees = createLruCache<Root>(limit)
  return async (files) => {
    const known = files.map((file) => trees.get(keyOf(file)))
    const unknown = files.filter((_, index) => !known[index])
    const parsed = await parse(unknown)
    for (const [index, file] of unknown.entries()) {
      const result = parsed[index]
      if (result && 'type' in result) trees.set(keyOf(file), result)
    }
    const results = parsed.values()
    return known.flatMap((tree) => tree ?? results.next().value ?? [])
  }
}

/** With the path: two files with the same text are two trees, since nodes are told apart by identity. */
function keyOf(file: VFile): string {
  return `${file.path}\n${file}`
}
