import { defineTaggedRule } from './rule.js'

/**
 * A note begins on the page of its first call.
 *
 * This is what a footnote is; a reader who has to turn the page looks for it in vain. The page of the call is that of
 * its link, the page of the note that of the link's destination and of the note's text.
 */
export default defineTaggedRule({
  id: 'pdf-note-page',
  severity: 'error',
  check({ pdf, model, linksTo, notes }, report) {
    for (const note of model.notes) {
      const [call] = note.calls
      const [link] = linksTo.get(note.id) ?? []
      if (!call || !link) continue
      const pages = [pdf.destinations.get(note.id), notes.byNumber.get(note.number)?.page]
      for (const page of pages) {
        if (page === undefined || page === link.page) continue
        // A note's second page may call a note that began on its first.
        if (call.place === 'note' && page < link.page) continue
        report({
          message: `Note ${note.number} \`[^${note.label}]\` begins on page ${page}, its first call stands on page ${link.page}`,
          page: link.page,
          at: call,
        })
        break
      }
    }
  },
})
