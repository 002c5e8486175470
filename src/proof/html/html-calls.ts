import { group } from '../../group.js'
import { numberAndLabel } from '../model.js'
import { defineHtmlRule } from './rule.js'

/**
 * Every call shows the number of its note and leads there; and from the note a link leads back to each of its calls.
 */
export default defineHtmlRule({
  id: 'html-calls',
  check({ page, model }, report) {
    const backs = group(
      page.links.filter(({ note }) => note !== undefined),
      ({ note }) => note,
    )
    const byId = new Map(page.links.flatMap((link) => (link.id ? [[link.id, link] as const] : [])))
    for (const note of model.notes) {
      const name = `note ${numberAndLabel(note)}`
      const back = new Set(backs.get(note.id)?.map(({ href }) => href))
      for (const call of note.calls) {
        const link = byId.get(call.id)
        if (!link) report({ message: `A call of ${name} is not shown`, at: call })
        else if (link.text.trim() !== String(note.number))
          report({ message: `A call of ${name} shows \`${link.text}\``, at: call })
        else if (link.href !== `#${note.id}`)
          report({ message: `A call of ${name} leads to \`${link.href}\``, at: call })
        if (!back.has(`#${call.id}`))
          report({ message: `No link leads from ${name} back to its call`, at: call })
      }
    }
  },
})
