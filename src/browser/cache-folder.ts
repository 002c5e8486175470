import { lstat, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.js'
import { messageOf } from '../thrown.js'
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
    const fault = (await findParentFault(path)) ?? (await findFault(path))
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

/** Describes what makes a folder unsafe to run programs from, or nothing. */
async function findFault(path: string): Promise<string | undefined> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return 'is a symbolic link'
  if (!found.isDirectory()) return 'is not a folder'
  const user = process.getuid?.()
  if (user !== undefined && found.uid !== user) return `belongs to another user (${found.uid})`
  if ((found.mode & 0o022) !== 0) return 'can be written to by other users'
  return undefined
}

/** In a folder that all may write to, without the sticky bit, others can swap ours for theirs. */
async function findParentFault(path: string): Promise<string | undefined> {
  for (let folder = dirname(await realpath(path)); ; folder = dirname(folder)) {
    const { mode } = await stat(folder)
    if ((mode & 0o002) !== 0 && (mode & 0o1000) === 0) {
      return `lies in ${folder}, which anyone can write to`
    }
    if (folder === dirname(folder)) return undefined
  }
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
