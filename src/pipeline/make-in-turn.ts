import { createDeferred } from './deferred.js'
import type { MadeEditions, Refusal } from './make-editions.js'

/** What came of the editions for one audience. */
export interface Outcome {
  made: MadeEditions | Refusal
}

/**
 * Makes the editions for one audience after the other: the browser prints the next while those before it are finished and
 * proved. After one that is refused, none is begun any more.
 *
 * @param makings each calls back when the browser has done its part
 * @returns what came of them, in order, as far as the first that is refused
 */
export async function makeInTurn<One extends Outcome>(
  makings: readonly ((onPrinted: () => void) => Promise<One>)[],
): Promise<One[]> {
  const begun: Promise<One>[] = []
  let goesOn = true
  for (const make of makings) {
    if (!goesOn) break
    const printed = createDeferred()
    const making = make(printed.resolve)
    begun.push(making)
    const ended = making
      .then(isMade, () => false)
      .then((made) => {
        goesOn &&= made
      })
    await Promise.race([printed.promise, ended])
  }
  // Nobody may still be at work in the browser when the first fault is thrown.
  await Promise.allSettled(begun)
  const all = await Promise.all(begun)
  const refused = all.findIndex((one) => !isMade(one))
  return refused < 0 ? all : all.slice(0, refused + 1)
}

function isMade({ made }: Outcome): boolean {
  return typeof made !== 'string'
}
