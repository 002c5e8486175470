import { meaningOf } from './meaning.js'
import type { ParseSource } from './parse-patiently.js'

/** More trials than an honest source needs; what is left is not changed. */
const maximumTrials = 200

/**
 * Makes the changes that leave the meaning of a source as it is, and only those. Tries all at once; where that would
 * change the meaning, halves them until the guilty ones are found.
 *
 * @param make gives the source with some of the changes made
 */
export function keepSafe<Change>(
  source: string,
  parse: ParseSource,
  changes: readonly Change[],
  make: (chosen: readonly Change[]) => string,
): string {
  if (changes.length === 0 || make(changes) === source) return source
  const meaning = meaningOf(source, parse)
  let best = source
  let accepted: readonly Change[] = []
  let trials = 0
  const attempt = (some: readonly Change[]): void => {
    if (++trials > maximumTrials) return
    const made = make([...accepted, ...some])
    if (meaningOf(made, parse) === meaning) {
      best = made
      accepted = [...accepted, ...some]
      return
    }
    if (some.length < 2) return
    const middle = some.length >> 1
    attempt(some.slice(0, middle))
    attempt(some.slice(middle))
  }
  attempt(changes)
  return best
}

/** A change in one place: the text between two offsets becomes another. */
export interface Replacement {
  start: number
  end: number
  text: string
}

/** Makes those replacements that are safe; they must not overlap. */
export function replaceSafely(
  source: string,
  parse: ParseSource,
  replacements: readonly Replacement[],
): string {
  return keepSafe(source, parse, replacements, (chosen) => {
    let made = ''
    let done = 0
    for (const { start, end, text } of chosen.toSorted((a, b) => a.start - b.start)) {
      made += source.slice(done, start) + text
      done = end
    }
    return made + source.slice(done)
  })
}
