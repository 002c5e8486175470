import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'

/** One of several machines among which the briefings are shared out, counted from 1. */
export interface Shard {
  index: number
  count: number
}

/** Reads `2/4`; undefined if the value has not that form. */
export function readShard(value: string): Shard | undefined {
  const [, index, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number)
  if (index === undefined || count === undefined) return undefined
  return index >= 1 && index <= count ? { index, count } : undefined
}

/** The folders of briefings that fall to a shard, in the order given. */
export async function takeShard(folders: readonly string[], shard: Shard): Promise<string[]> {
  const sizes = await Promise.all(folders.map(measureSources))
  const mine = shareOut(sizes, shard.count).map((of) => of === shard.index)
  return folders.filter((_, place) => mine[place])
}

/**
 * Returns each size to the shard that has least so far, the largest first (Graham, *Bounds on Multiprocessing Timing
 * Anomalies*, 1969): the fullest has at most a third more than it could have. The same sizes are always shared alike.
 *
 * @returns for each size the number of its shard
 */
export function shareOut(sizes: readonly number[], count: number): number[] {
  const loads = Array.from({ length: count }, () => 0)
  const largestFirst = [...sizes.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const shardOf: number[] = []
  for (const place of largestFirst) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + (sizes[place] ?? 0)
    shardOf[place] = least + 1
  }
  return shardOf
}

/** Bytes of a briefing's Markdown: how long it takes follows from them, and all machines that share see the same. */
async function measureSources(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'))
  const stats = await Promise.all(names.map((name) => lstat(path.join(folder, name))))
  return stats.reduce((sum, { size }) => sum + size, 0)
}
