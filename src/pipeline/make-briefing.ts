import type { VFile } from 'vfile'
import type { Output } from '../delivery/write-outputs.js'
import type { RuleSettings } from '../lint/check.js'
import type { Level } from '../source/tlp/level.js'
import { takeMessages } from './audience-messages.js'
import { chooseLevels, marksAbove, type WantedLevels } from './choose-levels.js'
import { listObsolete } from './edition.js'
import { openFinisher } from './finish-in-thread.js'
import { inspect, isSound, type Sound } from './inspect.js'
import type { MadeEdition, MadeEditions, Refusal } from './make-editions.js'
import { makeForReaders } from './make-for-readers.js'
import { makeInTurn } from './make-in-turn.js'
import type { EditionSettings } from './making.js'

/** What a command and the house have decided of a build. */
export interface MakeSettings extends EditionSettings, WantedLevels {
  /** Levels and options of the rules, where the house has its own. */
  rules: RuleSettings
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

/** A build that came to nothing; the messages on the files say why. */
export interface Refused {
  id: string
  files: VFile[]
  built: false
  reason: Refusal
}

/** One edition, and whose it is. */
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
 * @param step called with the name of each step
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
  const readHouseFonts = async () => settings.theme?.houseFonts ?? []
  const whole = await inspect(folder, { rules: settings.rules, readHouseFonts })
  const known = { id: whole.id, files: whole.parsed.map(({ file }) => file) }
  if (!isSound(whole)) return { ...known, built: false, reason: 'source' }
  const makings = chooseLevels(whole, settings).map(
    (level) => (onPrinted: () => void) =>
      makeForReaders(whole, level, { ...settings, readHouseFonts }, { step, onPrinted }),
  )
  const outcomes = await makeInTurn(makings)
  takeMessages(
    known.files,
    outcomes.map(({ own }) => own),
  )
  const all: AudienceEditions[] = []
  for (const { level, made } of outcomes) {
    if (typeof made === 'string') return { ...known, built: false, reason: made }
    all.push({ level, ...made })
  }
  return { ...known, ...gather(all, whole) }
}

interface AudienceEditions extends MadeEditions {
  /** Undefined for the readers of the whole. */
  level: Level | undefined
}

/** Puts together what was made for all audiences. */
function gather(all: readonly AudienceEditions[], whole: Sound): Omit<Made, 'id' | 'files'> {
  const [{ notes, figures } = { notes: 0, figures: 0 }] = all
  return {
    built: true,
    outputs: all.flatMap(({ outputs }) => outputs),
    editions: all.flatMap((each) => describeEditions(each, whole)),
    obsolete: listObsolete(whole.id, all),
    notes,
    figures,
    // Fonts that a house may install or remove stand outside.
    isRepeatable: whole.extraFaces.length === 0,
    isRemembered: false,
  }
}

function describeEditions(
  { level, editions, notes, figures }: AudienceEditions,
  { parsed }: Sound,
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
