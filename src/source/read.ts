import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { VFile } from 'vfile'
import { allow } from '../environment.js'
import { FileRefused, readFileInside } from './read-file-inside.js'

/** The files of a briefing as they stand in its folder, before anything is known about them. */
export interface Manuscript {
  /** Name of the folder. */
  id: string
  /** Absolute path of the folder. */
  folder: string
  /** briefing.md first, then the chapter files in the order of their numbers. */
  files: VFile[]
}

/** Larger than any briefing needs. */
export const maximumSourceBytes = 2 * 1024 * 1024

/** Names of Markdown files. One that no chapter can have is reported: otherwise the report would silently lack its text. */
const looksLikeSource = /\.(?:md|mdx|markdown|mdown|mkdn?)$/i

/**
 * Reads a briefing's folder. A file that is not UTF-8 or too large gets a fatal message and an empty text, so that
 * the other files are still checked. Every name that ends in `.md` is a chapter's, even that of a link out of the
 * folder, which must not silently vanish.
 *
 * @throws ENOENT and the like, where the folder cannot be read.
 */
export async function readBriefing(folder: string): Promise<Manuscript> {
  const all = (await readdir(folder)).filter((name) => !/^[._]/.test(name))
  const names = all.filter((name) => name.endsWith('.md'))
  const chapters = names.filter((name) => name !== 'briefing.md').sort(byChapterNumber)
  const ordered = names.includes('briefing.md') ? ['briefing.md', ...chapters] : chapters
  const files = await Promise.all(
    ordered.map((name) => readSource(path.join(folder, name), folder)),
  )
  const others = all.filter((name) => looksLikeSource.test(name) && !name.endsWith('.md'))
  files.push(...others.map((name) => refuseName(folder, name)))
  return { id: path.basename(folder), folder: path.resolve(folder), files }
}

/**
 * Reads one source, which must lie in the folder `root`, links followed. What cannot be read as text is a fatal message
 * and an empty text.
 */
export async function readSource(file: string, root: string): Promise<VFile> {
  const source = openSource(file)
  let bytes: Buffer
  try {
    bytes = await readFileInside(root, file, allow(maximumSourceBytes))
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const tooLarge = error.kind === 'too-large'
    const reason = `This file cannot be read: ${error.message}${tooLarge ? '; split it' : ''}`
    fail(source, tooLarge ? 'file-too-large' : 'file-unreadable', reason, 1)
    return source
  }
  const wrong = findBrokenUtf8(bytes)
  if (wrong === undefined) {
    source.value = new TextDecoder('utf-8').decode(bytes)
  } else {
    const line = bytes.subarray(0, wrong).filter((byte) => byte === 0x0a).length + 1
    fail(
      source,
      'not-utf-8',
      `Byte ${wrong + 1} is not UTF-8; save the file as UTF-8 (${guessEncoding(bytes)})`,
      line,
    )
  }
  return source
}

/** A source without text yet, named as messages show it. */
function openSource(file: string): VFile {
  const shown = path.relative('', file) || file
  const source = new VFile({ path: shown.startsWith('..') ? path.resolve(file) : shown })
  source.value = ''
  return source
}

function refuseName(folder: string, name: string): VFile {
  const source = openSource(path.join(folder, name))
  const right = `${name.slice(0, name.lastIndexOf('.'))}.md`
  const reason = `This file is not read, since the name of a chapter ends in \`.md\`. Rename it to \`${right}\`, or to \`_${name}\` if it is not one`
  fail(source, 'file-unreadable', reason, 1)
  return source
}

/** What a text that is not UTF-8 may be, by the mark that it begins with. */
export function guessEncoding(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isUtf16 ? 'it is UTF-16' : 'it may be Shift_JIS'
}

function fail(file: VFile, ruleId: string, reason: string, line: number): void {
  const message = file.message(reason, { place: { line, column: 1 }, ruleId, source: 'briefing' })
  message.fatal = true
}

/** Returns the offset of the first byte that no UTF-8 text can have there. */
function findBrokenUtf8(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    // A prefix may end inside a character: `stream` lets that pass.
    if (isUtf8(bytes.subarray(0, middle), { stream: true })) good = middle
    else bad = middle
  }
  return good
}

function isUtf8(bytes: Uint8Array, options?: { stream: boolean }): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, options)
    return true
  } catch {
    return false
  }
}

/** `2-x.md` before `10-x.md`; files without a number last. */
function byChapterNumber(a: string, b: string): number {
  const number = (name: string) => Number(/^\d+/.exec(name)?.[0] ?? Number.POSITIVE_INFINITY)
  return number(a) - number(b) || (a < b ? -1 : 1)
}
