import type { SourcePlace } from '../../source/place.js'
import type { TaggedEvidence } from './evidence.js'
import type { TextItem } from './facts.js'

/**
 * Gives a function that takes names of marked content, and gives the place in the source of the first of them that
 * prints a text or a note of the model. Undefined where all of them are the template's.
 */
export function createSourceFinder({ reading, alignment, notes }: TaggedEvidence) {
  const places = new Map<string, SourcePlace>()
  const know = ({ mark }: TextItem, source: SourcePlace): void => {
    if (mark !== undefined && !places.has(mark)) places.set(mark, source)
  }
  const order = new Map(reading.body.map((item, index) => [item, index] as const))
  for (const { source, found } of alignment.texts) {
    const [first = 0, last = -1] = found ? [order.get(found.first), order.get(found.last)] : []
    for (const item of reading.body.slice(first, last + 1)) know(item, source)
  }
  for (const { source, parts } of notes.printed) for (const item of parts.flat()) know(item, source)
  return (marks: readonly string[]): SourcePlace | undefined => {
    const mark = marks.find((one) => places.has(one))
    return mark === undefined ? undefined : places.get(mark)
  }
}
