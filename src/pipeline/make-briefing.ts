import { VFile } from 'vfile'
import { withoutPlaces } from '../briefing/tlp/cut-files.js'
import { listContents } from '../briefing/tlp/list-contents.js'
import type { Output } from '../delivery/write-outputs.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import { listAnnexNames } from '../intel/annex-names.js'
import type { RuleSettings } from '../lint/check.js'
import { isAbove, type Level, levelOf, levels, requireLevel } from '../source/tlp/level.js'
import { cutInspected } from './cut-inspected.js'
import { nameEdition } from './edition.js'
import { openFinisher } from './finish-in-thread.js'
import { inspect, isSound, type Sound } from './inspect.js'
import { listSecrets, type Secrets } from './list-secrets.js'
import { type MadeEdition, type MadeEditions, makeEditions, type Refusal } from './make-editions.js'
import type { EditionSettings, SetEditions } from './making.js'
import { proveCut } from './prove-cut.js'
import { reportLabels } from './report-labels.js'

export interface MakeSettings extends EditionSettings {
  /** Levels and options of the rules, where the house has its own. */
  rules: RuleSettings
  /** Whose readers get editions of their own; where a level is not below the briefing's, the whole. */
  levels?: readonly Level[]
  /** Where no levels are asked for: whose readers get them beside the whole, of a briefing that marks what is above. */
  usualLevels?: readonly Level[]
}

/** Everything a build makes, before it is delivered. */
export interface Made {
  id: string
  files: VFile[]
  built: true
  outputs: Output[]
  editions: NamedEdition[]
  /** Names of files of an earlier build that go. */
  obsolete: string[]
  /** Of the whole; of the first level, where only levels are asked for. */
  notes: number
  figures: number
  /** Whether all that it was made of is in the briefing, the house and the program. */
  isRepeatable: boolean
  isRemembered: boolean
}

export interface Refused {
  id: string
  files: VFile[]
  built: false
  reason: Refusal
}

export interface NamedEdition extends MadeEdition {
  /** Of its readers, where it leaves out what is above; absent for the whole. */
  level?: Level
  /** Of an edition for a level: nothing is marked as above it, so that only the label is another. */
  isUncut?: true
  notes: number
  figures: number
}

/**
 * read → parse → check, then cut → … → verify for each audience: everything up to the finished and proved files.
 *
 * @throws BriefingError (usage) if a level is asked for that a briefing without a label of TLP cannot have.
 */
export async function makeBriefing(
  folder: string,
  settings: MakeSettings,
  step: (name: string) => void,
): Promise<Made | Refused> {
  // Its thread loads while the source is read.
  using _kept = settings.editions.includes('pdf')
    ? openFinisher({ verify: settings.verify })
    : undefined
  step('checking')
  const readFonts = async () => settings.theme?.houseFonts ?? []
  const inspected = await inspect(folder, undefined, settings.rules, readFonts)
  const { id } = inspected
  const known = { id, files: inspected.parsed.map(({ file }) => file) }
  if (!isSound(inspected)) return { ...known, built: false, reason: 'source' }
  const chosen = chooseLevels(inspected, settings)
  const all: MadeEditions[] = []
  const editions: NamedEdition[] = []
  const makings = chosen.map(
    (level) => (onPrinted: () => void) =>
      makeForReaders(inspected, level, readFonts, { ...settings, onPrinted }, step),
  )
  for (const { level, own, made } of await makeInTurn(makings)) {
    for (const [index, { file }] of own.parsed.entries())
      known.files[index]?.messages.push(...file.messages)
    if (typeof made === 'string') return { ...known, built: false, reason: made }
    all.push(made)
    editions.push(...describeEditions(made, level, inspected.parsed))
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

/** The editions for the readers of a level, or of the whole; with the briefing on whose files the messages about them are. */
async function makeForReaders(
  sound: Sound,
  level: Level | undefined,
  readFonts: ReadFonts,
  settings: MakeSettings,
  step: (name: string) => void,
) {
  const own = withOwnMessages(sound)
  const made = level
    ? await makeCut(own, level, readFonts, settings, step)
    : await makeEditions(own, own.id, settings, step)
  return { level, own, made }
}

/** The same briefing, with files that keep what is said of one audience's editions while others are made. */
function withOwnMessages(sound: Sound): Sound {
  const parsed = sound.parsed.map((one) => {
    const { path, value } = one.file
    return { ...one, file: new VFile({ path, value }) }
  })
  return { ...sound, parsed }
}

/**
 * Makes the editions for one audience after the other: the browser prints the next while those before it are finished and
 * proved. After one that is refused, none is begun any more.
 *
 * @param makings each calls back when the browser has done its part
 * @returns what came of each that was begun, in order
 */
async function makeInTurn<One extends { made: MadeEditions | Refusal }>(
  makings: readonly ((onPrinted: () => void) => Promise<One>)[],
): Promise<One[]> {
  const begun: Promise<One>[] = []
  let goesOn = true
  for (const make of makings) {
    if (!goesOn) break
    await new Promise<void>((resolve) => {
      const making = make(resolve)
      begun.push(making)
      making
        .then(({ made }) => {
          if (typeof made === 'string') goesOn = false
        })
        .catch(() => {
          goesOn = false
        })
        .finally(resolve)
    })
  }
  // Nobody may still be at work in the browser when the first fault is thrown.
  await Promise.allSettled(begun)
  return Promise.all(begun)
}

/** The editions for the readers of a level, proved to say nothing of what is above it. */
async function makeCut(
  whole: Sound,
  level: Level,
  readFonts: ReadFonts,
  settings: MakeSettings,
  step: (name: string) => void,
): Promise<MadeEditions | Refusal> {
  const name = nameEdition(whole.id, level)
  const cut = await cutInspected(whole, level, readFonts)
  if (
    settings.rules['tlp-disagrees'] !== 'off' &&
    reportLabels(cut.parsed, level, whole.parsed) > 0
  )
    return 'source'
  let listing: Promise<Secrets> | undefined
  const onSet = (set: SetEditions): void => {
    listing = listSecrets(whole, cut, level, set)
    // Whoever awaits it gets the error; if the edition is refused, nobody does.
    listing.catch(() => undefined)
  }
  const given = { ...settings, onSet }
  const made = await makeEditions(cut, name, given, step, (model) => withoutPlaces(model, name))
  if (typeof made === 'string') return made
  step('looking for what was left out')
  const secrets = await (listing ?? listSecrets(whole, cut, level, made))
  return (await proveCut(whole, secrets, made)) > 0 ? 'unproved' : made
}

/** Returns the levels whose readers get files of their own; undefined stands for the whole. */
function chooseLevels(
  { id, frontMatter: { classification }, parsed }: Sound,
  { levels: asked = [], usualLevels = [] }: MakeSettings,
): (Level | undefined)[] {
  const [first] = asked
  const own = first ? requireLevel(id, classification, first) : levelOf(classification)
  const isBelow = (level: Level) => own !== undefined && isAbove(own, level)
  if (first) return [...new Set(asked.map((level) => (isBelow(level) ? level : undefined)))]
  const usual = usualLevels.filter((level) => isBelow(level) && marksAbove(parsed, level))
  return [undefined, ...new Set(usual)]
}

/** Whether an author has decided what the readers of a level do not get; otherwise nobody has made an edition for them. */
function marksAbove(parsed: Sound['parsed'], level: Level): boolean {
  return listContents(parsed, level).leftOut.pieces.length > 0
}

function describeEditions(
  { editions, notes, figures }: MadeEditions,
  level: Level | undefined,
  parsed: Sound['parsed'],
): NamedEdition[] {
  const isUncut = level !== undefined && !marksAbove(parsed, level)
  return editions.map((edition) => ({
    ...edition,
    ...(level && { level }),
    ...(isUncut && { isUncut }),
    notes,
    figures,
  }))
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
