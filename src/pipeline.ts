import path from 'node:path'
import type { VFile } from 'vfile'
import {
  clearLeftovers,
  isDelivered,
  listOlder,
  type Output,
  writeOutputs,
} from './delivery/write-outputs.js'
import { listKnownNames } from './pipeline/edition.js'
import type { Made, MakeSettings, NamedEdition, Refused } from './pipeline/make-briefing.js'

export type { Edition } from './pipeline/edition.js'
export type { Made, Refused } from './pipeline/make-briefing.js'

/** What a build is told besides the folder. */
export interface BuildSettings extends MakeSettings {
  /** Folder that gets a folder per briefing; undefined if the pages are only to be proved. */
  output: string | undefined
  /** Asked before anything is made; without it everything is made. */
  remember?: Remember
  /** Asked which files of an earlier build may differ from the sources; without it, all of them may. */
  findStale?: FindStale
  /** Begins to start the browser before the source is read: most have no error that would keep it from being asked for. */
  prepareBrowser?: () => Promise<void>
}

/** Returns what was made of a briefing before where that is what would be made now; otherwise makes it. */
export type Remember = (
  folder: string,
  make: () => Promise<Made | Refused>,
) => Promise<Made | Refused>

/**
 * Takes a briefing before anything is made of it; returns what takes the files that were delivered into a folder, and those
 * of earlier builds that are left there, and returns which of these may differ.
 */
export type FindStale = (folder: string) => Promise<FindStaleIn>
export type FindStaleIn = (
  target: string,
  outputs: readonly Output[],
  older: readonly string[],
) => Promise<string[]>

/** The outcome of a build; the messages are on its files. */
export type BuildResult = Built | Refused

/** A briefing whose editions were made, proved and written. */
export interface Built {
  id: string
  files: VFile[]
  built: true
  editions: BuiltEdition[]
  /** Files of editions that were not asked for this time, as an earlier build of other sources has left them. */
  older: string[]
  notes: number
  figures: number
  /** Whether it had been made before. */
  isRemembered: boolean
}

/** An edition, and where it was written. */
export interface BuiltEdition extends Omit<NamedEdition, 'name'> {
  path: string
}

/**
 * THE ORDER: read → parse → check → cut → fit → assemble → transform → render → fit → paginate → print → finish → verify
 * (`makeBriefing`, from cut once for each audience) → write (`deliver`).
 * What an author can get wrong is a message on a file; the build refuses where one of them is an error, and leaves
 * the output of the build before untouched.
 *
 * @param step called with the name of each step, to show progress
 * @throws BriefingError (usage) if a level is asked for that a briefing without a label of TLP cannot have.
 */
export async function buildBriefing(
  folder: string,
  settings: BuildSettings,
  step: (name: string) => void = () => {},
): Promise<BuildResult> {
  // Whatever prevents this also prevents writing the outputs, and is reported there.
  if (settings.output !== undefined)
    await clearLeftovers(path.join(settings.output, path.basename(folder))).catch(() => undefined)
  const makeNow = async () => {
    // Meanwhile, what makes briefings is loaded as well.
    if (settings.editions.includes('pdf')) await settings.prepareBrowser?.()
    const { makeBriefing } = await import('./pipeline/make-briefing.js')
    return makeBriefing(folder, settings, step)
  }
  const findStale = await settings.findStale?.(folder)
  const made = settings.remember ? await settings.remember(folder, makeNow) : await makeNow()
  return made.built ? deliver(made, settings.output, findStale, step) : made
}

/** Writes all that was made into the briefing's folder. */
async function deliver(
  { outputs, obsolete, editions, isRepeatable: _, ...made }: Made,
  output: string | undefined,
  findStale: FindStaleIn | undefined,
  step: (name: string) => void,
): Promise<Built> {
  const target = path.join(output ?? '', made.id)
  const placed = editions.map(({ name, ...edition }) => ({
    ...edition,
    path: path.join(target, name),
  }))
  if (output === undefined) return { ...made, editions: placed, older: [] }
  step('writing')
  if (!made.isRemembered || !(await isDelivered(target, outputs, obsolete)))
    await writeOutputs(target, outputs, obsolete)
  const written = new Set(outputs.map(({ name }) => name))
  const older = await listOlder(
    target,
    listKnownNames(made.id).filter((name) => !written.has(name)),
  )
  const stale = (await findStale?.(target, outputs, older)) ?? older
  return { ...made, editions: placed, older: stale }
}
