import { markOf, type TlpMark } from '../../source/tlp/level.js'
import { sheetOf, type VerificationModel } from '../model.js'
import type { Ink, ReadPage, TextItem } from './facts.js'
import { definePdfRule } from './rule.js'

/** Points that rounding may take. */
const tolerance = 0.5

/** The least size of a label, in points. */
const leastSize = 12

/** How far from the right edge of the type area a label may end, in points: the black around it ends there. */
const leastRight = 12

/** For older models, which record no sheet; in points. */
const usualMargin = { top: 80, right: 80, bottom: 80 }

const black = '#000000'

/**
 * Every page bears the label of the Traffic Light Protocol at its head and at its foot, on the right, in 12 points or
 * more, in its colour on black, where the classification is one (FIRST, TLP 2.0: "In documents").
 */
export default definePdfRule({
  id: 'pdf-tlp',
  severity: 'error',
  check({ pdf, model }, report) {
    const mark = markOf(model.classification)
    if (!mark) return
    for (const page of pdf.pages) {
      const ink = pdf.inkOf(page.number)
      for (const end of ['head', 'foot'] as const) {
        const fault = explainEnd(page, end, mark, model, ink)
        if (fault) report({ message: fault, page: page.number })
      }
    }
  },
})

/** Describes what is wrong with one end of a page; undefined if one label on it is as it should be. */
function explainEnd(
  { number, width, height, items }: ReadPage,
  end: 'head' | 'foot',
  { label, ink: colour }: TlpMark,
  model: VerificationModel,
  ink: Ink,
): string | undefined {
  const sheet = sheetOf(model, number) ?? { width, height, margin: usualMargin }
  const { margin } = sheet
  const isThere = ({ box }: TextItem): boolean =>
    end === 'head' ? box.bottom >= sheet.height - margin.top : box.top <= margin.bottom
  const labels = items.filter((item) => item.text.trim() === label && isThere(item))
  if (labels.length === 0) return `The ${end} of this page does not bear the label \`${label}\``
  const faults = labels.map(({ box, size }) => {
    if (size < leastSize - tolerance)
      return `is set in ${Math.round(size * 10) / 10} pt, expected 12 pt or more`
    if (box.right < sheet.width - margin.right - leastRight) return 'does not stand on the right'
    const baseline = (y: number): boolean => y > box.bottom - tolerance && y < box.top
    const run = ink.runs.find(({ x, y }) => Math.abs(x - box.left) < 1 && baseline(y))
    if (run?.colour !== colour)
      return `has the colour ${run?.colour ?? 'unknown'}, expected ${colour}`
    const ground = ink.grounds.findLast(
      (one) =>
        one.box.left <= box.left + tolerance &&
        one.box.right >= box.right - tolerance &&
        one.box.bottom <= box.bottom + 2 &&
        one.box.top >= box.top - 2,
    )
    return ground?.colour === black ? undefined : 'does not stand on black'
  })
  const [fault] = faults
  return faults.includes(undefined)
    ? undefined
    : `The label \`${label}\` at the ${end} of this page ${fault}`
}
