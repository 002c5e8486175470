import { access, mkdir, mkdtemp, open, readdir, readFile, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'
import { makeFolder } from '../make-folder.js'
import { isRunning } from '../processes.js'
import { messageOf } from '../thrown.js'
import {
  beginSwap,
  finishSwap,
  isAbandoned,
  planFile,
  putFolder,
  type SwapPlan,
  swapFolder,
} from './swap.js'

/** A finished file: its name inside the briefing's output folder, and its content. */
export interface Output {
  name: string
  content: Uint8Array | string
}

/**
 * Writes all files of a build, or none. They are written and synced in a folder of their own beside their places; one
 * rename makes that folder the swap that has to be done, and from then on either this process or the next build does
 * it. Until then, and where something cannot be put into its place, what was there before stays.
 *
 * @param obsolete names of files of an earlier build that go in the same step
 * @returns the paths written.
 * @throws BriefingError (rendering failed) if the folder cannot be written.
 */
export async function writeOutputs(
  folder: string,
  outputs: readonly Output[],
  obsolete: readonly string[] = [],
): Promise<string[]> {
  let staged: string | undefined
  try {
    await makeFolder(folder)
    await refuseLink(folder)
    await clearLeftovers(folder)
    staged = await mkdtemp(path.join(folder, `${stagedPrefix}${process.pid}-`))
    await stage(staged, outputs, obsolete)
    await beginSwap(folder, staged)
    await finishSwap(folder)
    return outputs.map(({ name }) => path.join(folder, name))
  } catch (cause) {
    // Where nothing could be written, nothing can be removed: that must not hide the cause.
    if (staged) await rm(staged, { recursive: true, force: true }).catch(() => undefined)
    const reason = messageOf(cause)
    throw new BriefingError(
      `Cannot write to ${folder}: ${reason}. Nothing was changed. Choose another folder with --output, or ${adviseOn(cause)}.`,
      exitCode.renderingFailed,
      { cause },
    )
  }
}

/** What to do with a folder that could not be written. */
export function adviseOn(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'make room in this one' : 'make this one writable'
}

/** Whether the folder holds the files of a build already, and nothing that has to go. */
export async function isDelivered(
  folder: string,
  outputs: readonly Output[],
  obsolete: readonly string[],
): Promise<boolean> {
  const left = await listOlder(folder, obsolete)
  if (left.length > 0) return false
  const same = await Promise.all(
    outputs.map(async ({ name, content }) => {
      const there = await readFile(path.join(folder, name)).catch(() => undefined)
      return there?.equals(Buffer.from(content)) ?? false
    }),
  )
  return !same.includes(false)
}

async function stage(
  staged: string,
  outputs: readonly Output[],
  obsolete: readonly string[],
): Promise<void> {
  await mkdir(path.join(staged, putFolder))
  for (const { name, content } of outputs) await write(path.join(staged, putFolder, name), content)
  const plan: SwapPlan = { put: outputs.map(({ name }) => name), drop: [...obsolete] }
  await write(path.join(staged, planFile), JSON.stringify(plan))
}

async function write(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Git carries links: one in the place of a briefing's output folder would let a build write anywhere. */
async function refuseLink(folder: string): Promise<void> {
  const home = await realpath(path.dirname(folder))
  if ((await realpath(folder)) !== path.join(home, path.basename(folder)))
    throw new Error('it is a link to another place; remove the link')
}

/** Takes the names of files that a build has not written; returns those that an earlier build has left in the folder. */
export async function listOlder(folder: string, names: readonly string[]): Promise<string[]> {
  const files = names.map((name) => path.join(folder, name))
  const there = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  )
  return files.filter((_, index) => there[index])
}

/** What is being written begins with this and the number of its process. */
const stagedPrefix = '.staged-'

/**
 * Does what a build that was killed has left to do in a folder of outputs, and removes what it has left behind. To be
 * called before a build begins, so that no reader finds half of it for longer than that.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.includes(swapFolder) && (await isAbandoned(folder))) await finishSwap(folder)
  for (const name of names) {
    const [, owner] =
      /^\.(?:staged|swap-done)-(\d+)(?:-|$)/.exec(name) ??
      /^\..+\.(\d+)\.[0-9a-f]{8}\.tmp$/.exec(name) ??
      []
    if (owner === undefined || isRunning(Number(owner))) continue
    await rm(path.join(folder, name), { recursive: true, force: true })
  }
}
