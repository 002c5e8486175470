import { numberAndLabel } from '../model.js'
import { definePdfRule } from './rule.js'

/**
 * Every call is a link, and the link leads to its note.
 *
 * On a screen the number is what a reader clicks on; for a screen reader the link is the call.
 */
export default definePdfRule({
  id: 'pdf-call-note-link',
  severity: 'error',
  check({ pdf, model, linksTo }, report) {
    for (const note of model.notes) {
      const links = linksTo.get(note.id) ?? []
      const name = `note ${numberAndLabel(note)}`
      if (links.length < note.calls.length) {
        report({
          message: `${note.calls.length} calls of ${name} must be links to it; ${links.length} are`,
          page: links[0]?.page,
          at: note.calls[links.length],
        })
      }
      if (links.length > 0 && !pdf.destinations.has(note.id)) {
        report({
          message: `The calls of ${name} lead nowhere: the file has no place named \`${note.id}\``,
          page: links[0]?.page,
          at: note.calls[0],
        })
      }
    }
  },
})
