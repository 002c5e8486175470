import type { ModelNote, ModelText } from '../model.js'
import { excerpt, normalise } from '../normalise.js'
import type { TaggedEvidence } from './evidence.js'
import type { TextItem } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * An item of a numbered list has its own number before it, in cells and notes, too.
 *
 * Steps are referred to by number, and a list that begins with a year states a date. A style may print no numbers, or
 * letters; then there is nothing to compare.
 */
export default defineTaggedRule({
  id: 'pdf-list-number',
  severity: 'error',
  check(evidence, report) {
    for (const { first, text, number, source } of listItems(evidence)) {
      const printed = first && /^\d+/.exec(evidence.reading.markers.get(first) ?? '')?.[0]
      if (printed === undefined || Number(printed) === number) continue
      report({
        message: `The item \`${excerpt(text)}\` has the number ${printed} before it, expected ${number}`,
        page: first?.page,
        at: source,
      })
    }
  },
})

/** An item of a numbered list as the source has it, and what its text begins with in the PDF, as far as that is found. */
interface NumberedItem {
  first: TextItem | undefined
  text: string
  number: number
  source: ModelText | ModelNote
}

function* listItems({ alignment, notes, reading }: TaggedEvidence): Generator<NumberedItem> {
  for (const { source, found } of alignment.texts) {
    const { text, listNumber, listNumbers } = source
    if (!found) continue
    if (listNumber !== undefined) yield { first: found.first, text, number: listNumber, source }
    if (!listNumbers) continue
    const { body } = reading
    const items = body.slice(body.indexOf(found.first), body.indexOf(found.last) + 1)
    yield* listInside(source, items)
  }
  for (const { source, label, parts } of notes.printed)
    yield* listInside(source, parts.flat().slice(label.length))
}

/** Those in a text that holds several. */
function* listInside(
  source: ModelText | ModelNote,
  items: readonly TextItem[],
): Generator<NumberedItem> {
  for (const { at, number } of source.listNumbers ?? []) {
    const first = findItem(items, source.text.slice(0, at))
    yield { first, text: source.text.slice(at), number, source }
  }
}

/** The item that comes right after a text which others begin with; undefined if they do not tell. */
function findItem(items: readonly TextItem[], before: string): TextItem | undefined {
  const wanted = normalise(before).length
  let length = 0
  return items.find(({ text }) => {
    const begin = length
    length += normalise(text).length
    return begin === wanted && length > begin
  })
}
