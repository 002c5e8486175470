import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FindStale } from '../pipeline.js'
import { hash, hashBriefing, hashWorkshop, type Workshop } from './hash-inputs.js'
import { put, readKept } from './store.js'

/** By the names of files in a folder of outputs: their hashes, and those of what they were made of. */
type Origins = Record<string, { content: string; origin: string }>

/**
 * Returns what finds out which files of an earlier build were made of other sources than the ones there are, by another
 * program or for another house. A file of which that is not known may have been.
 *
 * @param folder of what is kept
 * @param describe what is the same for all editions of a run
 */
export function rememberOrigins(
  folder: string,
  describe: () => Promise<Omit<Workshop, 'options'>>,
): FindStale {
  let workshop: Promise<string> | undefined
  const originOf = async (briefing: string): Promise<string | undefined> => {
    workshop ??= describe().then((shop) => hashWorkshop({ ...shop, options: undefined }))
    const [shop, own] = await Promise.all([workshop, hashBriefing(briefing)])
    return own && hash(`${shop} ${own}`)
  }
  return async (briefing) => {
    const before = await originOf(briefing).catch(() => undefined)
    return async (target, outputs, older) => {
      // A file that was saved while the build ran may have been read before or after it.
      const origin = await originOf(briefing).catch(() => undefined)
      const key = hash(`origins of ${path.resolve(target)}`)
      const known = ((await readKept(folder, key))?.made ?? {}) as Origins
      for (const { name, content } of outputs) {
        if (origin !== undefined && origin === before)
          known[name] = { content: hash(content), origin }
        else delete known[name]
      }
      await put(folder, key, { made: known, outputs: [] }).catch(() => undefined)
      const isFresh = await Promise.all(
        older.map(async (file) => {
          const one = known[path.basename(file)]
          return one?.origin === origin && one?.content === hash(await readFile(file))
        }),
      )
      return older.filter((_, index) => !isFresh[index])
    }
  }
}
