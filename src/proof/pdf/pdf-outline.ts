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
      const page = pageOf(heading)
      const named = [...pdf.bookmarks.entries()].filter(
        ([index, bookmark]) => index >= next && bookmark.title.trim() === title,
      )
      // One of the template's own may say the same, such as the title on the first page.
      const [place, found] = named.find(([, bookmark]) => bookmark.page === page) ?? named[0] ?? []
      if (place === undefined || !found) {
        report({ message: `The heading \`${excerpt(title)}\` has no bookmark`, at: heading })
        continue
      }
      next = place + 1
      if (page === undefined || page === found.page) continue
      report({
        message: `The bookmark \`${excerpt(title)}\` leads to page ${found.page ?? '(none)'}, but its heading is on page ${page}`,
        page,
        at: heading,
      })
    }
  },
})
