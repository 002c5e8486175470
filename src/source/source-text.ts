import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { allow } from '../environment.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { messageOf } from '../thrown.js'
import { guessEncoding, maximumSourceBytes } from './read.js'
import { FileRefused, readFileInside } from './read-file-inside.js'

/** A source as it stands on the disk; a byte order mark is kept apart, since it is not text. */
export interface EditedSource {
  mark: string
  text: string
}

/**
 * Reads a source that is going to be rewritten; a link that leads out of its folder is not followed.
 *
 * @throws BriefingError if it cannot be read, or is not UTF-8: rewriting it would harm it.
 */
export async function readSourceText(file: string): Promise<EditedSource> {
  const bytes = await readFileInside(path.dirname(file), file, allow(maximumSourceBytes)).catch(
    (cause) => {
      if (!(cause instanceof FileRefused)) throw cause
      throw new BriefingError(`Cannot read ${file}: ${cause.message}.`, exitCode.usage, { cause })
    },
  )
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.startsWith('\uFEFF') ? { mark: '\uFEFF', text: text.slice(1) } : { mark: '', text }
  } catch (cause) {
    throw new BriefingError(
      `${file} is not UTF-8, so it was left alone. Save it as UTF-8 (${guessEncoding(bytes)}).`,
      exitCode.findings,
      { cause },
    )
  }
}

/**
 * Replaces a source in one step: readers get either the old text or the new one, and a full disk damages
 * neither. A link stays a link.
 *
 * @throws BriefingError if it cannot be written.
 */
export async function writeSourceText(file: string, { mark, text }: EditedSource): Promise<void> {
  let temporary: string | undefined
  try {
    const target = await realpath(file)
    const { mode } = await stat(target)
    const name = `.${path.basename(target)}.${randomUUID().slice(0, 8)}.tmp`
    const beside = path.join(path.dirname(target), name)
    const handle = await open(beside, 'wx', mode)
    temporary = beside
    try {
      await handle.writeFile(mark + text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, target)
  } catch (cause) {
    if (temporary) await rm(temporary, { force: true })
    const reason = messageOf(cause)
    throw new BriefingError(`Cannot write ${file}: ${reason}.`, exitCode.usage, { cause })
  }
}
