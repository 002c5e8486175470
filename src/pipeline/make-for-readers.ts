import { withoutPlaces } from '../briefing/tlp/cut-files.js'
import type { ReadFonts } from '../fonts/font-faces.js'
import type { RuleSettings } from '../lint/check.js'
import type { Level } from '../source/tlp/level.js'
import { withOwnMessages } from './audience-messages.js'
import { cutForReaders } from './cut-inspected.js'
import { createDeferred } from './deferred.js'
import { nameEdition } from './edition.js'
import type { Sound } from './inspect.js'
import { listSecrets } from './list-secrets.js'
import { type MadeEditions, makeEditions, type Refusal } from './make-editions.js'
import type { Outcome } from './make-in-turn.js'
import type { EditionOrder, EditionSettings, SetEditions } from './making.js'
import { proveCut } from './prove-cut.js'

/** How editions are made, and what of a briefing the readers of a level may have. */
export interface ReaderSettings extends EditionSettings {
  rules: RuleSettings
  readHouseFonts: ReadFonts
}

/** What came of the editions for one audience. */
export interface ReadersOutcome extends Outcome {
  /** Undefined for the readers of the whole. */
  level: Level | undefined
  /** The briefing on whose files the messages about these editions are. */
  own: Sound
}

/** cut → fit → … → verify: makes the editions for the readers of a level, or of the whole. */
export async function makeForReaders(
  whole: Sound,
  level: Level | undefined,
  settings: ReaderSettings,
  order: Pick<EditionOrder, 'step' | 'onPrinted'>,
): Promise<ReadersOutcome> {
  const own = withOwnMessages(whole)
  const named = { ...order, name: nameEdition(own.id, level) }
  const made = level
    ? await makeCut(own, level, settings, named)
    : await makeEditions(own, named, settings)
  return { level, own, made }
}

/** The editions for the readers of a level, proved to say nothing of what is above it. */
async function makeCut(
  whole: Sound,
  level: Level,
  settings: ReaderSettings,
  order: EditionOrder,
): Promise<MadeEditions | Refusal> {
  const cut = await cutForReaders(whole, level, settings)
  if (!cut) return 'source'
  const set = createDeferred<SetEditions>()
  const listing = set.promise.then((editions) => listSecrets(whole, cut, level, editions))
  // Whoever awaits it gets the error; if the edition is refused, nobody does.
  listing.catch(() => undefined)
  const describe: EditionOrder['describe'] = (model) => withoutPlaces(model, order.name)
  const made = await makeEditions(cut, { ...order, describe, onSet: set.resolve }, settings)
  if (typeof made === 'string') return made
  order.step('looking for what was left out')
  return (await proveCut(whole, await listing, made)) > 0 ? 'unproved' : made
}
