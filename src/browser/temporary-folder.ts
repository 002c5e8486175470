import { lstat, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'
import { isRunning } from '../processes.js'

/** Bytes. What the browser keeps in its profile, and shares among its processes where there is no other room for it. */
const roomNeeded = 32 * 2 ** 20

/**
 * Makes a private folder under TMPDIR that carries the number of this process, and first clears away those of
 * processes that were killed before they could do it themselves. Takes what it is for; returns its path.
 *
 * @throws BriefingError (usage) if there is no such place, or too little room in it: a browser would crash later.
 */
export async function makeTemporaryFolder(
  purpose: 'profile' | 'browser',
  env: NodeJS.ProcessEnv = process.env,
  room: (folder: string) => Promise<number> = roomIn,
): Promise<string> {
  const parent = env.TMPDIR || tmpdir()
  await clearAbandoned(parent)
  const left = await room(parent)
  if (left < roomNeeded) {
    const [has, needs] = [left, roomNeeded].map((bytes) => (bytes / 2 ** 20).toFixed(0))
    throw refuse(parent, `${has} MB are free there, and the browser needs ${needs}`)
  }
  return mkdtemp(join(parent, `briefing-${purpose}-${process.pid}-`)).catch((cause) => {
    throw refuse(parent, reasons[cause.code] ?? cause.message, cause)
  })
}

function refuse(parent: string, reason: string, cause?: unknown): BriefingError {
  const text = `Cannot make a temporary folder in ${parent}: ${reason}. Name another by TMPDIR.`
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
    const owner = /^briefing-(?:profile|browser)-(\d+)-\w{6}$/.exec(name)?.[1]
    if (owner === undefined || isRunning(Number(owner))) continue
    const path = join(parent, name)
    const found = await lstat(path).catch(() => undefined)
    if (!found?.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) continue
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}
