/** A cache that forgets what was not used for longest. */
export interface LruCache<T> {
  get(key: string): T | undefined
  /** Takes how large the value is, in the unit of the limit. */
  set(key: string, value: T, size?: number): void
  delete(key: string): void
}

/**
 * Keeps values under their keys up to a limit for all sizes together, and forgets first what was asked for longest
 * ago. Right only for values that nobody changes. Not lru-cache, whose many options make every check start later.
 */
export function createLruCache<T>(limit: number): LruCache<T> {
  const known = new Map<string, { value: T; size: number }>()
  let total = 0
  const remove = (key: string): void => {
    total -= known.get(key)?.size ?? 0
    known.delete(key)
  }
  const set = (key: string, value: T, size = 1): void => {
    remove(key)
    known.set(key, { value, size })
    total += size
    for (const oldest of known.keys()) {
      if (total <= limit) break
      remove(oldest)
    }
  }
  return {
    get(key) {
      const found = known.get(key)
      if (found) set(key, found.value, found.size)
      return found?.value
    },
    set,
    delete: remove,
  }
}
