import { createTwoFilesPatch } from 'diff'
import type { VFile } from 'vfile'
import { countOf } from '../../count.js'
import { BriefingError } from '../../exit-code.js'
import { readSourceText, writeSourceText } from '../../source/source-text.js'
import type { RuleSettings } from '../check.js'
import type { Source } from '../source.js'
import { type FixedFile, fixSource } from './fix-source.js'
import { type Checked, toSource } from './to-source.js'

/** What became of the files that were to be repaired. */
export interface FixOutcome {
  files: FixedFile[]
  /** How many messages were repaired, or would be. */
  fixed: number
  /** With `dryRun`, what would change, as a unified diff that `patch -p0` and `git apply -p0` take. */
  diff: string
}

/**
 * Repairs the files of a source on the disk, each in one step, or with `dryRun` only says how. A file that somebody
 * changed since it was read, or that cannot be written, is left alone; `refused` says so.
 */
export async function fixFiles(
  source: Source,
  settings: RuleSettings = {},
  { dryRun = false, ignored }: { dryRun?: boolean; ignored?: (file: VFile) => boolean } = {},
): Promise<FixOutcome> {
  const files = fixSource(source, settings, ignored)
  if (!dryRun) {
    for (const [index, file] of files.entries()) {
      const refused = await write(file)
      if (refused !== undefined) files[index] = { ...file, after: file.before, fixed: 0, refused }
    }
  }
  return {
    files,
    fixed: files.reduce((sum, { fixed }) => sum + fixed, 0),
    // To find how two texts differ takes longer than to repair one, with the square of the differences.
    diff: dryRun ? files.map(diffOf).join('') : '',
  }
}

async function write({ path, before, after }: FixedFile): Promise<string | undefined> {
  if (before === after) return undefined
  try {
    const current = await readSourceText(path)
    if (current.text !== before) return 'It changed while it was checked, so it was left alone'
    await writeSourceText(path, { ...current, text: after })
    return undefined
  } catch (error) {
    if (error instanceof BriefingError) return error.message
    throw error
  }
}

function diffOf({ path, before, after }: FixedFile): string {
  if (before === after) return ''
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 2,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  })
}

/** How files are repaired. */
export interface FixAllOptions {
  dryRun: boolean
  /** Files that must not be changed. */
  ignored: (file: VFile) => boolean
}

/** Repairs everything that was checked; returns the diff and what there is to say about it, a line each. */
export async function fixAll(
  checked: readonly Checked[],
  settings: RuleSettings,
  { dryRun, ignored }: FixAllOptions,
): Promise<{ diff: string; notices: string[] }> {
  const notices: string[] = []
  let diff = ''
  let fixed = 0
  for (const each of checked) {
    const outcome = await fixFiles(toSource(each), settings, { dryRun, ignored })
    diff += outcome.diff
    fixed += outcome.fixed
    for (const { path, refused } of outcome.files) {
      if (refused !== undefined) notices.push(`${path}: ${refused}`)
    }
  }
  const many = countOf(fixed, 'finding')
  notices.push(dryRun ? `${many} would be repaired by --fix` : `${many} repaired`)
  return { diff, notices }
}
