import { withoutPlaces } from '../briefing/tlp/cut-files.js'
import type { Level } from '../source/tlp/level.js'
import { cutForReaders } from './cut-inspected.js'
import { createDeferred } from './deferred.js'
import type { Sound } from './inspect.js'
import { listSecrets } from './list-secrets.js'
import { type MadeEditions, makeEditions, type Refusal } from './make-editions.js'
import type { EditionOrder, ReaderSettings, SetEditions } from './making.js'
import { proveCut } from './prove-cut.js'

/**
 * cut → fit → … → verify: makes the editions for the readers of a level, and proves that they say nothing of what is above
 * it.
 */
export async function makeCut(
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
