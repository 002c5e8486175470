import path from 'node:path'
import type { VFile } from 'vfile'
import { withoutPlaces } from './briefing/tlp/cut-files.js'
import { listContents } from './briefing/tlp/list-contents.js'
import {
  clearLeftovers,
  isDelivered,
  listOlder,
  type Output,
  writeOutputs,
} from './delivery/write-outputs.js'
import type { ReadFonts } from './fonts/font-faces.js'
import { listAnnexNames } from './intel/annex-names.js'
import type { RuleSettings } from './lint/check.js'
import { cutInspected } from './pipeline/cut-inspected.js'
import { inspect, isSound, type Sound } from './pipeline/inspect.js'
import {
  type EditionSettings,
  type MadeEdition,
  type MadeEditions,
  makeEditions,
  type Refusal,
} from './pipeline/make-editions.js'
import { proveCut } from './pipeline/prove-cut.js'
import { allEditions } from './pipeline/set-edition.js'
import {
  isAbove,
  type Level,
  levelOf,
  levels,
  nameEdition,
  requireLevel,
} from './source/tlp/level.js'

export type { Edition } from './pipeline/set-edition.js'

export interface BuildSettings extends EditionSettings {
  /** Folder that gets a folder per briefing; undefined if the pages are only to be proved. */
  output: string | undefined
  /** Asked before anything is made; without it everything is made. */
  remember?: Remember
  /** Levels and options of the rules, where the house has its own. */
  rules: RuleSettings
  /** Whose readers get editions of their own; where a level is not below the briefing's, the whole. */
  levels?: readonly Level[]
  /** Where no levels are asked for: whose readers get them beside the whole, of a briefing that marks what is above. */
  usualLevels?: readonly Level[]
}

/** Returns what was made of a briefing before where that is what would be made now; else makes it. */
export type Remember = (
  folder: string,
  make: () => Promise<Made | Refused>,
) => Promise<Made | Refused>

/** Everything a build makes, before it is delivered. */
export interface Made {
  id: string
  files: VFile[]
  built: true
  outputs: Output[]
  editions: NamedEdition[]
  /** Names of files of an earlier build that go. */
  obsolete: string[]
  notes: number
  figures: number
  /** Whether all that it was made of is in the briefing, the house and the program. */
  isRepeatable: boolean
  isRemembered: boolean
}

/** The outcome of a build; the messages are on its files. */
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
  /** Whether it had been made before. */
  isRemembered: boolean
}

export interface Refused {
  id: string
  files: VFile[]
  built: false
  reason: Refusal
}

interface NamedEdition extends MadeEdition {
  /** Of its readers, where it leaves out what is above; absent for the whole. */
  level?: Level
  notes: number
  figures: number
}

export interface BuiltEdition extends Omit<NamedEdition, 'name'> {
  path: string
}

/**
 * THE ORDER: read → parse → check (`inspect`) → cut → fit → assemble → transform → render → fit → paginate → print → finish →
 * verify (`makeEditions`, once for each audience) → write (`deliver`).
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
  const makeNow = () => make(folder, settings, step)
  const made = settings.remember ? await settings.remember(folder, makeNow) : await makeNow()
  return made.built ? deliver(made, settings, step) : made
}

/** Everything up to the finished and proved files. */
async function make(
  folder: string,
  settings: BuildSettings,
  step: (name: string) => void,
): Promise<Made | Refused> {
  step('checking')
  const readFonts = async () => settings.theme?.houseFonts ?? []
  const inspected = await inspect(folder, undefined, settings.rules, readFonts)
  const { id } = inspected
  const known = { id, files: inspected.parsed.map(({ file }) => file) }
  if (!isSound(inspected)) return { ...known, built: false, reason: 'source' }
  const chosen = chooseLevels(inspected, settings)
  const all: MadeEditions[] = []
  const editions: NamedEdition[] = []
  for (const level of chosen) {
    const made = level
      ? await makeCut(inspected, level, readFonts, settings, step)
      : await makeEditions(inspected, id, settings, step)
    if (typeof made === 'string') return { ...known, built: false, reason: made }
    all.push(made)
    editions.push(...describeEditions(made, level))
  }
  if (chosen.length > 1) forgetRepeated(known.files)
  const [{ notes, figures } = { notes: 0, figures: 0 }] = all
  return {
    ...known,
    built: true,
    outputs: all.flatMap((made) => made.outputs),
    editions,
    obsolete: listObsolete(all, id, chosen),
    notes,
    figures,
    // Fonts that a house may install or remove stand outside.
    isRepeatable: inspected.extraFaces.length === 0,
    isRemembered: false,
  }
}

/** The editions for the readers of a level, proved to say nothing of what is above it. */
async function makeCut(
  whole: Sound,
  level: Level,
  readFonts: ReadFonts,
  settings: BuildSettings,
  step: (name: string) => void,
): Promise<MadeEditions | Refusal> {
  const name = nameEdition(whole.id, level)
  const cut = await cutInspected(whole, level, readFonts)
  const asking = { ...settings, listTexts: true }
  const made = await makeEditions(cut, name, asking, step, (model) => withoutPlaces(model, name))
  if (typeof made === 'string') return made
  step('looking for what was left out')
  return (await proveCut(whole, cut, level, made)) > 0 ? 'unproved' : made
}

/** Returns the levels whose readers get files of their own; undefined stands for the whole. */
function chooseLevels(
  { id, frontMatter: { classification }, parsed }: Sound,
  { levels: asked = [], usualLevels = [] }: BuildSettings,
): (Level | undefined)[] {
  const [first] = asked
  const own = first ? requireLevel(id, classification, first) : levelOf(classification)
  const isBelow = (level: Level) => own !== undefined && isAbove(own, level)
  if (first) return [...new Set(asked.map((level) => (isBelow(level) ? level : undefined)))]
  const usual = usualLevels.filter((level) => isBelow(level) && marksAbove(parsed, level))
  return [undefined, ...new Set(usual)]
}

/** Whether an author has decided what the readers of a level do not get; else nobody has made an edition for them. */
function marksAbove(parsed: Sound['parsed'], level: Level): boolean {
  return listContents(parsed, level).leftOut.pieces.length > 0
}

function describeEditions(
  { editions, notes, figures }: MadeEditions,
  level: Level | undefined,
): NamedEdition[] {
  return editions.map((edition) => ({ ...edition, ...(level && { level }), notes, figures }))
}

/** What is wrong with one edition may be wrong with the next as well. */
function forgetRepeated(files: readonly VFile[]): void {
  for (const file of files) {
    const said = new Set<string>()
    file.messages = file.messages.filter(({ ruleId, line, column, reason }) => {
      const key = JSON.stringify([ruleId, line, column, reason])
      return !said.has(key) && said.add(key)
    })
  }
}

/** An edition without indicators has none at lower levels either: files for machines of an earlier state go. */
function listObsolete(
  all: readonly MadeEditions[],
  id: string,
  chosen: readonly (Level | undefined)[],
): string[] {
  return chosen.flatMap((level, index) => {
    if (all[index]?.hasAnnex) return []
    const below = levels.filter((other) => !level || !isAbove(other, level))
    return [level, ...below].flatMap((other) => listAnnexNames(nameEdition(id, other)))
  })
}

/** Writes all that was made into the briefing's folder. */
async function deliver(
  { outputs, obsolete, editions, isRepeatable: _, ...made }: Made,
  { output }: BuildSettings,
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
  const known = [undefined, ...levels].flatMap((level) => {
    const name = nameEdition(made.id, level)
    return [...allEditions.map((edition) => `${name}.${edition}`), ...listAnnexNames(name)]
  })
  const older = await listOlder(
    target,
    known.filter((name) => !written.has(name)),
  )
  return { ...made, editions: placed, older }
}
