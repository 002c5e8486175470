import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'
import { isRunning } from '../process/is-running.js'

/**
 * Makes a private folder under TMPDIR that carries the number of this process, and first clears away those of
 * processes that were killed before they could do it themselves. Takes what it is for; gives its path.
 */
export async function makeTemporaryFolder(
  purpose: 'profile' | 'browser',
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const parent = env.TMPDIR || tmpdir()
  await clearAbandoned(parent)
  return mkdtemp(join(parent, `briefing-${purpose}-${process.pid}-`)).catch((cause) => {
    throw new BriefingError(
      `Cannot make a temporary folder in ${parent}: ${reasons[cause.code] ?? cause.message}. Name another by TMPDIR.`,
      exitCode.usage,
      { cause },
    )
  })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is no folder',
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
