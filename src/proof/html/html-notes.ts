import { numberAndLabel } from '../model.js'
import { excerpt, normalise } from '../normalise.js'
import { defineHtmlRule } from './rule.js'

/**
 * Every note is shown once, whole, under its number, and nothing else is shown as a note.
 */
export default defineHtmlRule({
  id: 'html-notes',
  check({ page, model }, report) {
    const shown = new Map(page.notes.map((note) => [note.id, note] as const))
    for (const note of model.notes) {
      const name = `Note ${numberAndLabel(note)}`
      const found = shown.get(note.id)
      shown.delete(note.id)
      if (!found) report({ message: `${name} is not shown`, at: note })
      else if (found.place !== note.number)
        report({ message: `${name} is shown as number ${found.place}`, at: note })
      else if (normalise(found.text) !== normalise(note.text))
        report({
          message: `${name} is not shown as written: \`${excerpt(found.text)}\``,
          at: note,
        })
    }
    for (const { text } of shown.values())
      report({ message: `The note \`${excerpt(text)}\` is not in the source` })
  },
})
