import type { TaggedEvidence } from './evidence.js'
import type { TextItem } from './facts.js'
import type { SourcePlace } from './model.js'

/**
 * Takes names of marked content; gives the place in the source of the first of them that prints a text or a note of
 * the model. Undefined where all of them are the template's.
 */
export function findSource(
  { reading, alignment, notes }: TaggedEvidence,
  marks: readonly string[],
): SourcePlace | undefined {
  for (const mark of marks) {
    const isIt = (item: TextItem) => item.mark === mark
    const note = notes.printed.find(({ parts }) => parts.some((part) => part.some(isIt)))
    if (note) return note.source
    const at = reading.body.findIndex(isIt)
    if (at < 0) continue
    const text = alignment.texts.find(
      ({ found }) =>
        found && reading.body.indexOf(found.first) <= at && at <= reading.body.indexOf(found.last),
    )
    if (text) return text.source
  }
  return undefined
}
