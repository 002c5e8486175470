import { mkdtempSync, rmSync } from 'node:fs'
import { lstat, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { onExit } from 'signal-exit'
import { BriefingError, exitCode } from './exit-code.js'
import { isRunning } from './processes.js'
import { codeOf, messageOf } from './thrown.js'

/** Bytes. What the browser keeps in its profile, and shares among its processes where there is no other room for it. */
const roomNeeded = 32 * 2 ** 20

/** What a folder is for: a browser's profile, a browser unpacked for one run, a revision of a briefing. */
type Purpose = 'profile' | 'browser' | 'revision'

/** A folder that does not outlive the process. */
export interface TemporaryFolder {
  path: string
  /** Removes it before the process ends; may be called twice. */
  remove(): Promise<void>
}

/**
 * Makes a private folder under TMPDIR that is gone when this process ends, even by a signal. Its name carries the number
 * of this process, so that what is left of one that was killed is cleared away here, by the next one.
 *
 * @param purpose what it is for
 * @param end called when this process ends, before the folder is removed: ends whoever still writes into it
 * @throws BriefingError (usage) if there is no such place, or too little room in it: a browser would crash later.
 */
export async function makeTemporaryFolder(
  purpose: Purpose,
  env: NodeJS.ProcessEnv = process.env,
  end: () => void = () => undefined,
  room: (folder: string) => Promise<number> = roomIn,
): Promise<TemporaryFolder> {
  const parent = env.TMPDIR || tmpdir()
  await clearAbandoned(parent)
  const left = await room(parent)
  if (left < roomNeeded) {
    const [has, needs] = [left, roomNeeded].map((bytes) => (bytes / 2 ** 20).toFixed(0))
    throw refuse(parent, `${has} MB are free there, and ${needs} MB are needed`)
  }
  let path: string | undefined
  // Before the folder is there, and the folder in one step: a signal in between would leave it.
  const forget = onExit(() => {
    end()
    if (path !== undefined) removeNow(path)
  })
  try {
    const made = mkdtempSync(join(parent, `briefing-${purpose}-${process.pid}-`))
    path = made
    return { path: made, remove: () => remove(made).then(forget) }
  } catch (cause) {
    forget()
    throw refuse(parent, reasons[codeOf(cause) ?? ''] ?? messageOf(cause), cause)
  }
}

/**
 * The last processes of a browser may still write into the folder, even for a moment after they were killed: so it is
 * tried again for so many milliseconds, with a pause between. The retries that `rm` offers remove the folder, but not
 * what came into it meanwhile.
 */
const [patience, pause] = [5_000, 20]

async function remove(folder: string): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await wait(pause)) {
    try {
      return await rm(folder, forced)
    } catch (error) {
      if (!isTooEarly(error)) return
    }
  }
}

/** As {@link remove}, while the process ends. */
function removeNow(folder: string): void {
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  for (const end = Date.now() + patience; Date.now() < end; Atomics.wait(sleeper, 0, 0, pause)) {
    try {
      rmSync(folder, forced)
      return
    } catch (error) {
      if (!isTooEarly(error)) return
    }
  }
}

const forced = { recursive: true, force: true } as const

/**
 * Whether something came into the folder while it was emptied, or is in use. Otherwise a left-over folder is no reason
 * to fail.
 */
function isTooEarly(error: unknown): boolean {
  return ['ENOTEMPTY', 'EBUSY', 'EPERM'].includes(codeOf(error) ?? '')
}

function refuse(parent: string, reason: string, cause?: unknown): BriefingError {
  const text = `Cannot make a temporary folder in ${parent}: ${reason}. Name another with TMPDIR.`
  return new BriefingError(text, exitCode.usage, { cause })
}

/** Bytes that are free where a folder is; infinite where that is not known. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize, blocks } = await statfs(folder).catch(() => ({
    bavail: 0,
    bsize: 0,
    blocks: 0,
  }))
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is not a folder',
  EACCES: 'you may not write there',
  EROFS: 'it can only be read',
  ENOSPC: 'the disk is full',
}

async function clearAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const owner = /^briefing-(?:profile|browser|revision)-(\d+)-\w{6}$/.exec(name)?.[1]
    if (owner === undefined || isRunning(Number(owner))) continue
    const path = join(parent, name)
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) continue
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}
