import { numberAndLabel } from '../model.js'
import { defineTaggedRule } from './rule.js'

/**
 * The number in the call, at the note and in the source are the same, and run from 1 without a gap.
 *
 * A wrong number sends the reader to the wrong source.
 */
export default defineTaggedRule({
  id: 'pdf-note-number',
  severity: 'error',
  check({ model, calls, notes }, report) {
    for (const [index, note] of model.notes.entries()) {
      if (note.number !== index + 1) {
        report({
          message: `Note ${numberAndLabel(note)} follows note ${index}; numbers must run without a gap`,
          at: note,
        })
      }
    }
    for (const { link, shown, note } of calls) {
      if (shown === String(note.number)) continue
      report({
        message: `The call of note ${numberAndLabel(note)} shows \`${shown}\``,
        page: link.page,
        at: note.calls[0],
      })
    }
    for (const { source, label, page } of notes.printed) {
      const shown = label.map(({ text }) => text.trim()).join('')
      const broken = label.some(({ box }) => box.top < (label[0]?.box.bottom ?? 0))
      if (shown === String(source.number) && !broken) continue
      const faulty = shown === '' ? 'has no number before its text' : `is numbered \`${shown}\``
      const what = broken ? 'has its number broken over lines' : faulty
      report({
        message: `Note ${numberAndLabel(source)} ${what}`,
        page,
        at: source,
      })
    }
  },
})
