import { excerpt } from '../normalise.js'
import { defineTaggedRule } from './rule.js'

/**
 * Every heading has a bookmark with its words, without the numbers of notes, and the bookmark leads to its page.
 *
 * Bookmarks of the template's own headings may stand between.
 */
export default defineTaggedRule({
  id: 'pdf-outline',
  severity: 'error',
  check({ pdf, model, pageOf }, report) {
    let next = 0
    for (const heading of model.texts) {
      if (heading.kind !== 'heading' || heading.title === undefined) continue
      const { title } = heading
      const place = pdf.bookmarks.findIndex(
        (bookmark, index) => index >= next && bookmark.title.trim() === title,
      )
      const found = pdf.bookmarks[place]
      if (!found) {
        report({ message: `The heading \`${excerpt(title)}\` has no bookmark`, at: heading })
        continue
      }
      next = place + 1
      const page = pageOf(heading)
      if (page === undefined || page === found.page) continue
      report({
        message: `The bookmark \`${excerpt(title)}\` leads to page ${found.page ?? '(none)'}, but its heading is on page ${page}`,
        page,
        at: heading,
      })
    }
  },
})
