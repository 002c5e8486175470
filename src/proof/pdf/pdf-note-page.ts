import { type ModelNote, numberAndLabel } from '../model.js'
import type { TaggedEvidence } from './evidence.js'
import { defineTaggedRule, type PdfFinding, type PdfRule } from './rule.js'

const misplaced = defineHalf('error', { planned: false })
const late = defineHalf('warning', { planned: true })

/**
 * A note begins on the page of its first call.
 *
 * This is what a footnote is; a reader looks for it there, and in vain if it is on another page. The page of the call
 * is that of its link, the page of the note that of the link's destination and of the note's text. Where the plan says
 * that the note had to come late, a later page is as planned, and only a warning.
 */
const rule: PdfRule = {
  ...misplaced,
  check: (evidence, tagged) => [
    ...misplaced.check(evidence, tagged),
    ...late.check(evidence, tagged),
  ],
}
export default rule

/** The rule for the notes that are misplaced as planned, or for those that are not. */
function defineHalf(severity: PdfRule['severity'], { planned }: { planned: boolean }): PdfRule {
  return defineTaggedRule({
    id: 'pdf-note-page',
    severity,
    check(evidence, report) {
      for (const found of findMisplaced(evidence)) if (found.planned === planned) report(found)
    },
  })
}

interface Misplaced extends PdfFinding {
  planned: boolean
}

function findMisplaced(evidence: TaggedEvidence): Misplaced[] {
  return evidence.model.notes.flatMap((note) => judgeNote(evidence, note) ?? [])
}

function judgeNote(
  { pdf, linksTo, notes }: TaggedEvidence,
  note: ModelNote,
): Misplaced | undefined {
  const [call] = note.calls
  const [link] = linksTo.get(note.id) ?? []
  if (!call || !link) return undefined
  const pages = [pdf.destinations.get(note.id), notes.byNumber.get(note.number)?.page]
  const wrong = pages.filter((page): page is number => {
    if (page === undefined || page === link.page) return false
    // A note's second page may call a note that began on its first.
    return call.place !== 'note' || page > link.page
  })
  const [page] = wrong
  if (page === undefined) return undefined
  return {
    message: `Note ${numberAndLabel(note)} begins on page ${page}, but its first call is on page ${link.page}`,
    page: link.page,
    at: call,
    planned: note.late === true && wrong.every((each) => each > link.page),
  }
}
