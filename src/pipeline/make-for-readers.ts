import type { Level } from '../source/tlp/level.js'
import { withOwnMessages } from './audience-messages.js'
import { nameEdition } from './edition.js'
import type { Sound } from './inspect.js'
import { makeEditions } from './make-editions.js'
import type { Outcome } from './make-in-turn.js'
import type { EditionOrder, ReaderSettings } from './making.js'

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
  if (level === undefined) return { level, own, made: await makeEditions(own, named, settings) }
  // What looks for leaks reads PDFs, and takes longer to load than all else that makes editions.
  const { makeCut } = await import('./make-cut.js')
  return { level, own, made: await makeCut(own, level, settings, named) }
}
