import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.js'
import { messageOf } from '../thrown.js'
import { findFolderFault } from '../unsafe-folder.js'
import { ownCache, userCache } from '../user-cache.js'

/** The folder, or why there is none. */
export type CacheFolder = { path: string; refused?: undefined } | { refused: string }

/**
 * Returns a folder that nobody but this user can write to: a program unpacked there is executed later, so a folder that
 * somebody else prepared must never be taken. `$XDG_CACHE_HOME/briefing` or `~/.cache/briefing`, made with mode 0700;
 * where that is impossible or unsafe, the reason.
 */
export async function openCacheFolder(env: NodeJS.ProcessEnv = process.env): Promise<CacheFolder> {
  const base = userCache(env)
  const path = ownCache(env)
  try {
    await makeFolder(base, 0o700)
    await mkdir(path, { mode: 0o700 }).catch(ignoreExisting)
    const fault = findFolderFault(path)
    if (fault) return { refused: `${path} ${fault}` }
    await assertWritable(path)
    return { path }
  } catch (error) {
    const reason = messageOf(error)
    return { refused: `${path} cannot be used (${reason})` }
  }
}

/** Returns the folder of what was built before, in this user's cache; undefined if that is no safe place. */
export async function findBuildCache(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const cache = await openCacheFolder(env)
  return cache.refused === undefined ? join(cache.path, 'builds') : undefined
}

/** `access` is not enough: a read-only mount and a full quota show only when something is written. */
async function assertWritable(path: string): Promise<void> {
  const probe = join(path, `.write-${process.pid}`)
  await writeFile(probe, 'x')
  await rm(probe, { force: true })
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
