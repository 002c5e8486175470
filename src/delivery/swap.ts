import { randomUUID } from 'node:crypto'
import { lstat, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { isRunning } from '../processes.js'
import { codeOf } from '../thrown.js'

/** The files that a swap puts into the folder, and those that it takes out. */
const swapPlan = z.object({ put: z.array(z.string()), drop: z.array(z.string()) })

/** What has to be done so that the new outputs stand in place of the old. */
export type SwapPlan = z.infer<typeof swapPlan>

/** The swap that has to be done in a folder of outputs; there is one at a time. */
export const swapFolder = '.swap'

/** The plan, in the swap's folder. */
export const planFile = 'plan.json'
/** Inside the swap's folder: what is going to be put, and what stood in its place. */
export const putFolder = 'new'
const oldFolder = 'old'
const ownerFile = 'owner'

/** How long a build waits for another that swaps in the same folder; a swap takes a few milliseconds. */
const patience = { milliseconds: 10, tries: 500 } as const

/**
 * Makes the staged folder the swap of its parent, by one rename. Waits while another process is at it; where that one
 * has died, its swap is done first.
 */
export async function beginSwap(folder: string, staged: string): Promise<void> {
  await mkdir(path.join(staged, oldFolder))
  await writeFile(path.join(staged, ownerFile), String(process.pid))
  for (let tries = 0; tries < patience.tries; tries++) {
    try {
      return await rename(staged, path.join(folder, swapFolder))
    } catch (error) {
      const code = codeOf(error)
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    }
    if (await isAbandoned(folder)) await finishSwap(folder)
    else await wait(patience.milliseconds)
  }
  throw new Error('another build has been writing there for seconds')
}

/** Whether a swap stands in the folder whose process has died. */
export async function isAbandoned(folder: string): Promise<boolean> {
  const owner = await readFile(path.join(folder, swapFolder, ownerFile), 'utf8').catch(() => '')
  return owner !== '' && !isRunning(Number(owner))
}

/**
 * Does the swap of a folder, from wherever it was left. Each file is moved by a rename, so that what has been done can
 * be seen from what is still in the swap's folder. Where something cannot be put into its place, all is put back.
 *
 * @throws the error of the file system that made it be put back.
 */
export async function finishSwap(folder: string): Promise<void> {
  const swap = path.join(folder, swapFolder)
  const { put, drop } = swapPlan.parse(
    JSON.parse(await readFile(path.join(swap, planFile), 'utf8')),
  )
  try {
    for (const name of [...put, ...drop]) await refuseFolder(path.join(folder, name))
    for (const name of put) await putFile(folder, name)
    for (const name of drop) await setAside(folder, name)
    await sync(folder)
  } catch (error) {
    for (const name of put) await undoPut(folder, name)
    for (const name of drop) await restore(folder, name)
    await discard(folder)
    throw error
  }
  await discard(folder)
}

async function putFile(folder: string, name: string): Promise<void> {
  const fresh = path.join(folder, swapFolder, putFolder, name)
  if (!(await isThere(fresh))) return
  await setAside(folder, name)
  await rename(fresh, path.join(folder, name))
}

async function setAside(folder: string, name: string): Promise<void> {
  const old = path.join(folder, swapFolder, oldFolder, name)
  if (!(await isThere(old)) && (await isThere(path.join(folder, name))))
    await rename(path.join(folder, name), old)
}

/** Undoes what has been done for a name: what is no longer in the swap's folder has been put in its place. */
async function undoPut(folder: string, name: string): Promise<void> {
  if (await restore(folder, name)) return
  if (!(await isThere(path.join(folder, swapFolder, putFolder, name))))
    await rm(path.join(folder, name), { force: true })
}

/** Puts back what was set aside; returns whether there was anything. */
async function restore(folder: string, name: string): Promise<boolean> {
  const old = path.join(folder, swapFolder, oldFolder, name)
  if (!(await isThere(old))) return false
  await rename(old, path.join(folder, name))
  return true
}

/** A folder where a file should go belongs to someone: it is not moved, and so never removed. */
async function refuseFolder(file: string): Promise<void> {
  const facts = await lstat(file).catch(() => undefined)
  if (facts?.isDirectory()) throw new Error(`${path.basename(file)} is a folder there`)
}

async function discard(folder: string): Promise<void> {
  // Two builds in one process may be at this at the same time.
  const done = path.join(folder, `${swapFolder}-done-${process.pid}-${randomUUID().slice(0, 8)}`)
  await rename(path.join(folder, swapFolder), done)
  await rm(done, { recursive: true, force: true })
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  // Windows cannot sync folders.
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  )
}
