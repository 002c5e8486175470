import { numberAndLabel } from '../model.js'
import { isRowCutOver } from './cut-rows.js'
import { defineTaggedRule } from './rule.js'

/**
 * Notes stand in the order of their numbers, from page to page and down each page.
 *
 * Where a table's row goes over pages, a page holds the notes of a part of each of its cells: its numbers go on after
 * those of the page before only on the page itself, and even there one that goes over the page comes last.
 */
export default defineTaggedRule({
  id: 'pdf-note-order',
  severity: 'error',
  check({ notes, alignment, reading }, report) {
    for (const [index, { source, page, parts }] of notes.printed.entries()) {
      const before = notes.printed[index - 1]
      if (!before || source.number > before.source.number) continue
      const goesOn = parts.flat().some((item) => item.page > page)
      if ((before.page < page || goesOn) && isRowCutOver({ alignment, reading }, before.page, page))
        continue
      report({
        message: `Note ${numberAndLabel(source)} stands after note ${before.source.number}`,
        page,
        at: source,
      })
    }
  },
})
