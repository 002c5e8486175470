import type { VFile } from 'vfile'
import type { RuleSettings } from '../check.js'
import { fixFiles } from './fix-files.js'
import { type Checked, toSource } from './to-source.js'

export interface FixAllOptions {
  dryRun: boolean
  /** Files that are not ours to change. */
  ignored: (file: VFile) => boolean
}

/** Repairs everything that was checked; gives the diff and what there is to say about it, a line each. */
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
  const many = fixed === 1 ? '1 finding' : `${fixed} findings`
  notices.push(dryRun ? `${many} would be repaired by --fix` : `${many} repaired`)
  return { diff, notices }
}
