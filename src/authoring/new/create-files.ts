import { randomUUID } from 'node:crypto'
import { lstat, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { nameCommand } from '../../command-name.js'
import { BriefingError, exitCode } from '../../exit-code.js'
import { makeFolder } from '../../make-folder.js'
import { codeOf, messageOf } from '../../thrown.js'

/** A file to be made: its path inside a folder, and its content. */
export interface NewFile {
  name: string
  content: string | Uint8Array
}

/**
 * Makes a folder with its files in one step: it is either absent or complete.
 *
 * @throws BriefingError (usage) if something of that name exists, or the disk refuses; then nothing is left behind.
 */
export async function createFolder(folder: string, files: readonly NewFile[]): Promise<void> {
  if (await exists(folder)) throw refuseFolder(folder)
  const temporary = path.join(
    path.dirname(folder),
    `.new-${path.basename(folder)}-${randomUUID().slice(0, 8)}`,
  )
  try {
    for (const { name, content } of files) await writeNew(path.join(temporary, name), content)
    await rename(temporary, folder)
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true })
    const code = codeOf(cause)
    // Another process was faster.
    throw code === 'ENOTEMPTY' || code === 'EEXIST'
      ? refuseFolder(folder, cause)
      : explainWriteError(folder, cause)
  }
}

/**
 * Adds files to a folder, all or none.
 *
 * @throws BriefingError (usage) if one of them exists, or the disk refuses.
 */
export async function addFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const made: string[] = []
  try {
    for (const { name, content } of files) {
      const file = path.join(folder, name)
      await writeNew(file, content).catch((cause) => {
        throw explainWriteError(file, cause)
      })
      made.push(file)
    }
  } catch (error) {
    await Promise.all(made.map((file) => rm(file, { force: true })))
    throw error
  }
}

async function writeNew(file: string, content: NewFile['content']): Promise<void> {
  await makeFolder(path.dirname(file))
  await writeFile(file, content, { flag: 'wx' })
}

/** Whether there is anything of that name, be it a link that leads nowhere. */
export async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => undefined)) !== undefined
}

/** The error for a briefing that exists already. */
export function refuseFolder(folder: string, cause?: unknown): BriefingError {
  const id = path.basename(folder)
  return new BriefingError(
    `${folder} exists already, and nothing is overwritten. Choose another id, or add a chapter with \`${nameCommand(`new --chapter "title" ${id}`)}\`.`,
    exitCode.usage,
    { cause },
  )
}

function explainWriteError(file: string, cause: unknown): BriefingError {
  const reason = messageOf(cause)
  return new BriefingError(
    `Cannot write ${file}: ${reason}. Nothing was written.`,
    exitCode.usage,
    { cause },
  )
}
