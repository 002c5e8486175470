import path from 'node:path'
import type { VFile } from 'vfile'
import { clearLeftovers } from './delivery/leftovers.js'
import { listOlder } from './delivery/list-older.js'
import { writeOutputs } from './delivery/write-outputs.js'
import { listAnnexNames } from './intel/annex-names.js'
import type { RuleSettings } from './lint/check.js'
import { inspect } from './pipeline/inspect.js'
import {
  allEditions,
  type Edition,
  type EditionSettings,
  hasError,
  makeEditions,
} from './pipeline/make-editions.js'

export { type Edition, hasError, setEdition } from './pipeline/make-editions.js'

export interface BuildSettings extends EditionSettings {
  /** Folder that gets a folder per briefing; undefined where the pages are only to be proved. */
  output: string | undefined
  /** Levels and options of the rules, where the house has its own. */
  rules: RuleSettings
}

export interface BuildResult {
  id: string
  /** Its files with their messages. */
  files: VFile[]
  built: boolean
  /** Why it was not built: its source has errors, or the PDF did not keep its promises. */
  reason?: 'source' | 'unproved'
  editions: BuiltEdition[]
  /** Files of editions that were not asked for this time, as an earlier build has left them. */
  older: string[]
  notes: number
  figures: number
}

export interface BuiltEdition {
  edition: Edition
  path: string
  pages: number | undefined
  seconds: number
}

/**
 * THE ORDER: read → parse → check → fit → assemble → transform → render → fit → paginate → print → finish →
 * verify → write. From the first `fit` to `verify` it is in `makeEditions`.
 * What an author can get wrong is a message on a file; the build refuses where one of them is an error, and leaves
 * the output of the build before untouched.
 *
 * @param step told what the build turns to, for the progress
 */
export async function build(
  folder: string,
  settings: BuildSettings,
  step: (name: string) => void = () => {},
): Promise<BuildResult> {
  // What keeps them from being cleared keeps the outputs from being written, and is told there.
  if (settings.output !== undefined)
    await clearLeftovers(path.join(settings.output, path.basename(folder))).catch(() => undefined)
  step('checking')
  const inspected = await inspect(
    folder,
    undefined,
    settings.rules,
    async () => settings.theme?.houseFonts ?? [],
  )
  const { id, frontMatter } = inspected
  const files = inspected.parsed.map(({ file }) => file)
  const nothing = { id, files, built: false, editions: [], older: [], notes: 0, figures: 0 }
  if (!frontMatter || files.some(hasError)) return { ...nothing, reason: 'source' }
  const made = await makeEditions({ ...inspected, frontMatter }, id, settings, step)
  if (typeof made === 'string') return { ...nothing, reason: made }
  const target = path.join(settings.output ?? '', id)
  let older: string[] = []
  if (settings.output !== undefined) {
    step('writing')
    const written = new Set(made.outputs.map(({ name }) => name))
    const others = [...allEditions.map((edition) => `${id}.${edition}`), ...listAnnexNames(id)]
    const unwritten = others.filter((name) => !written.has(name))
    // Without indicators there are none of an earlier state of the report either.
    const gone = made.hasAnnex ? [] : listAnnexNames(id)
    await writeOutputs(target, made.outputs, gone)
    older = await listOlder(target, unwritten)
  }
  const editions = made.editions.map(({ name, ...edition }) => ({
    ...edition,
    path: path.join(target, name),
  }))
  const { notes, figures } = made
  return { ...nothing, built: true, editions, older, notes, figures }
}
