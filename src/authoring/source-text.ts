import { randomUUID } from 'node:crypto'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { BriefingError, exitCode } from '../exit-code.js'

/** A source as it stands on the disk; a byte order mark is kept apart, for it is no text. */
export interface SourceText {
  mark: string
  text: string
}

/**
 * Reads a source that is going to be rewritten.
 *
 * @throws BriefingError where it cannot be read, or is not UTF-8: rewriting it would harm it.
 */
export async function readSourceText(file: string): Promise<SourceText> {
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file' : cause.message
    throw new BriefingError(`Cannot read ${file}: ${reason}.`, exitCode.usage, { cause })
  })
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.startsWith('\uFEFF') ? { mark: '\uFEFF', text: text.slice(1) } : { mark: '', text }
  } catch (cause) {
    throw new BriefingError(
      `${file} is not UTF-8, so it was left alone. Save it as UTF-8 (it may be Shift_JIS).`,
      exitCode.findings,
      { cause },
    )
  }
}

/**
 * Replaces a source in one step: whoever reads it meanwhile gets the old text or the new one, and a full disk harms
 * neither. A link stays a link.
 *
 * @throws BriefingError where it cannot be written.
 */
export async function writeSourceText(file: string, { mark, text }: SourceText): Promise<void> {
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
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BriefingError(`Cannot write ${file}: ${reason}.`, exitCode.usage, { cause })
  }
}
