import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { makeFolder } from '../../make-folder.js'
import { ownCache } from '../../user-cache.js'
import type { Verdict } from './verdict.js'

const maximumBytes = 16 * 1024 * 1024
const entry = z.object({
  state: z.enum(['alive', 'dead', 'home']),
  because: z.string().max(300),
  at: z.number(),
})
const content = z.record(z.string(), entry)

/** What the network said of addresses in earlier runs. What it did not know is asked again. */
export interface Remembered {
  get(url: string): Verdict | undefined
  set(url: string, verdict: Verdict): void
  /** Never fails a run: without its cache the next one only takes longer. */
  save(): Promise<void>
}

/** Where answers are remembered, and for how long. */
export interface CacheOptions {
  file: string
  /** In milliseconds. */
  maximumAge: number
  now: () => number
}

/** A cache that is not there, too large or broken is an empty one. */
export async function openRemembered({ file, maximumAge, now }: CacheOptions): Promise<Remembered> {
  const known = await load(file)
  for (const [url, { at }] of known) {
    if (at > now() || now() - at > maximumAge) known.delete(url)
  }
  return {
    get: (url) => known.get(url),
    set(url, { state, because }) {
      if (state !== 'unknown') known.set(url, { state, because, at: now() })
    },
    async save() {
      const temporary = `${file}.${randomUUID().slice(0, 8)}.tmp`
      try {
        await makeFolder(path.dirname(file), 0o700)
        await writeFile(temporary, JSON.stringify(Object.fromEntries(known)), { mode: 0o600 })
        await rename(temporary, file)
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined)
      }
    },
  }
}

/** The subject of a report is confidential: the file is readable by its owner only. */
export function cacheFile(env: NodeJS.ProcessEnv = process.env): string {
  return path.join(ownCache(env), 'links.json')
}

async function load(file: string): Promise<Map<string, z.infer<typeof entry>>> {
  try {
    if ((await stat(file)).size > maximumBytes) return new Map()
    return new Map(Object.entries(content.parse(JSON.parse(await readFile(file, 'utf8')))))
  } catch {
    return new Map()
  }
}
