import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'

/** A finished file: its name inside the briefing's output folder, and its content. */
export interface Output {
  name: string
  content: Uint8Array | string
}

/**
 * Writes all files of a build, or none: each goes to a temporary file beside its place, and only when all stand on
 * the disk are they renamed. What was there before stays until then.
 *
 * @returns the paths written.
 * @throws BriefingError (rendering failed) where the folder cannot be written.
 */
export async function writeOutputs(folder: string, outputs: readonly Output[]): Promise<string[]> {
  const pairs = outputs.map(({ name, content }) => ({
    target: path.join(folder, name),
    temporary: path.join(folder, `.${name}.${process.pid}.${randomUUID().slice(0, 8)}.tmp`),
    content,
  }))
  try {
    await mkdir(folder, { recursive: true })
    for (const { temporary, content } of pairs) {
      const handle = await open(temporary, 'wx')
      try {
        await handle.writeFile(content)
        await handle.sync()
      } finally {
        await handle.close()
      }
    }
    for (const { temporary, target } of pairs) await rename(temporary, target)
    return pairs.map(({ target }) => target)
  } catch (cause) {
    // Where nothing could be written, nothing can be removed: that must not hide the cause.
    await Promise.allSettled(pairs.map(({ temporary }) => rm(temporary, { force: true })))
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BriefingError(
      `Cannot write to ${folder}: ${reason}. Choose another folder with --output, or make this one writable.`,
      exitCode.renderingFailed,
      { cause },
    )
  }
}
