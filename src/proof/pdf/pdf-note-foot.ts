import { sheetOf } from '../model.js'
import { excerpt } from '../normalise.js'
import { type TextItem, toMillimetres } from './facts.js'
import { defineTaggedRule } from './rule.js'

/** Points that may be free under the notes beside a line of them: the space below a table or code that ends a note. */
const slack = 16

/**
 * Notes stand at the foot: below a page's last note there is less than a line free in the type area.
 */
export default defineTaggedRule({
  id: 'pdf-note-foot',
  severity: 'error',
  check({ reading, model }, report) {
    const lowest = new Map<number, TextItem>()
    for (const item of reading.notes.flat()) {
      const known = lowest.get(item.page)
      if (!known || item.box.bottom < known.box.bottom) lowest.set(item.page, item)
    }
    for (const [page, { box, size, text }] of lowest) {
      const { margin } = sheetOf(model, page) ?? {}
      const free = margin ? box.bottom - margin.bottom : 0
      if (free <= 1.5 * size + slack) continue
      report({
        message: `The notes end ${toMillimetres(free)} mm above the foot of the page, with \`${excerpt(text)}\``,
        page,
      })
    }
  },
})
