import { numberAndLabel } from '../model.js'
import { isRowCutOver } from './cut-rows.js'
import { meet } from './facts.js'
import { defineTaggedRule } from './rule.js'

/**
 * The number at the note is a link back to its first call.
 *
 * Where a table's row goes over pages, the first call in a cell may stand on a later page than one in a cell after it.
 */
export default defineTaggedRule({
  id: 'pdf-backlink',
  severity: 'error',
  check({ pdf, linksTo, notes, alignment, reading }, report) {
    for (const { source, label, page } of notes.printed) {
      const [call] = source.calls
      const [number] = label
      if (!number || !call) continue
      const links = pdf.pages[page - 1]?.links.filter(({ box }) => meet(box, number.box)) ?? []
      const back = links.find(({ destination }) => destination !== undefined)
      const name = `Note ${numberAndLabel(source)}`
      const callPages = linksTo.get(source.id)?.map((link) => link.page) ?? []
      const [callPage] = callPages
      const target = pdf.destinations.get(call.id)
      const isLater = (first: number, later: number) =>
        callPages.includes(later) && isRowCutOver({ alignment, reading }, first, later)
      if (back?.destination !== call.id) {
        const where = back ? `to \`${back.destination ?? 'nothing'}\`` : 'nowhere'
        report({
          message: `${name} must lead back to its call \`${call.id}\`; it leads ${where}`,
          page,
          at: source,
        })
      } else if (
        target === undefined ||
        (callPage !== undefined && target !== callPage && !isLater(callPage, target))
      ) {
        const where = target === undefined ? 'to a place that is not there' : `to page ${target}`
        report({
          message: `${name} must lead back to its call on page ${callPage ?? page}; it leads ${where}`,
          page,
          at: source,
        })
      }
    }
  },
})
