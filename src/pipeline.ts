import path from 'node:path'
import type { VFile } from 'vfile'
import { clearLeftovers } from './delivery/leftovers.js'
import { listOlder, writeOutputs } from './delivery/write-outputs.js'
import { listAnnexNames } from './intel/annex-names.js'
import type { RuleSettings } from './lint/check.js'
import { inspect, isSound } from './pipeline/inspect.js'
import {
  type EditionSettings,
  type MadeEdition,
  type MadeEditions,
  makeEditions,
  type Refusal,
} from './pipeline/make-editions.js'
import { allEditions } from './pipeline/set-edition.js'

export type { Edition } from './pipeline/set-edition.js'

export interface BuildSettings extends EditionSettings {
  /** Folder that gets a folder per briefing; undefined where the pages are only to be proved. */
  output: string | undefined
  /** Levels and options of the rules, where the house has its own. */
  rules: RuleSettings
}

/** What came of a build; its files hold the messages about them. */
export type BuildResult = Built | Refused

export interface Built {
  id: string
  files: VFile[]
  built: true
  editions: BuiltEdition[]
  /** Files of editions that were not asked for this time, as an earlier build has left them. */
  older: string[]
  notes: number
  figures: number
}

export interface Refused {
  id: string
  files: VFile[]
  built: false
  reason: Refusal
}

export interface BuiltEdition extends Omit<MadeEdition, 'name'> {
  path: string
}

/**
 * THE ORDER: read → parse → check (`inspect`) → fit → assemble → transform → render → fit → paginate → print → finish →
 * verify (`makeEditions`) → write (`deliver`).
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
  const readFonts = async () => settings.theme?.houseFonts ?? []
  const inspected = await inspect(folder, undefined, settings.rules, readFonts)
  const { id } = inspected
  const known = { id, files: inspected.parsed.map(({ file }) => file) }
  if (!isSound(inspected)) return { ...known, built: false, reason: 'source' }
  const made = await makeEditions(inspected, id, settings, step)
  if (typeof made === 'string') return { ...known, built: false, reason: made }
  const older = await deliver(made, id, settings, step)
  const target = path.join(settings.output ?? '', id)
  const editions = made.editions.map(({ name, ...edition }) => ({
    ...edition,
    path: path.join(target, name),
  }))
  const { notes, figures } = made
  return { ...known, built: true, editions, older, notes, figures }
}

/** Writes all that was made into the briefing's folder; gives what an earlier build has left there. */
async function deliver(
  { outputs, hasAnnex }: MadeEditions,
  id: string,
  { output }: BuildSettings,
  step: (name: string) => void,
): Promise<string[]> {
  if (output === undefined) return []
  step('writing')
  const target = path.join(output, id)
  const annexNames = listAnnexNames(id)
  // Without indicators there are none of an earlier state of the report either.
  await writeOutputs(target, outputs, hasAnnex ? [] : annexNames)
  const written = new Set(outputs.map(({ name }) => name))
  const known = [...allEditions.map((edition) => `${id}.${edition}`), ...annexNames]
  return await listOlder(
    target,
    known.filter((name) => !written.has(name)),
  )
}
