import { numberAndLabel } from '../model.js'
import { excerpt } from '../normalise.js'
import { textOfItems } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * Every note of the source is printed, once, and no other.
 *
 * A note that is missing leaves a claim without its source.
 */
export default defineTaggedRule({
  id: 'pdf-note-count',
  severity: 'error',
  check({ model, notes }, report) {
    for (const note of model.notes) {
      if (notes.byNumber.has(note.number)) continue
      report({
        message: `Note ${numberAndLabel(note)} is not printed`,
        at: note,
      })
    }
    for (const { items, twin } of notes.strays) {
      const text = excerpt(textOfItems(items))
      report({
        message: twin
          ? `Note ${numberAndLabel(twin)} is printed twice`
          : `A note is printed that is not in the source: \`${text}\``,
        page: items[0]?.page,
        at: twin,
      })
    }
  },
})
