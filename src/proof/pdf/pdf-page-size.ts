import { sheetOf } from '../model.js'
import { toMillimetres } from './facts.js'
import { definePdfRule } from './rule.js'

const a4 = { width: 595.28, height: 841.89 }

/** Points: Chrome rounds to pixels. */
const tolerance = 1.5

/**
 * Every page has the size that the style sheet asks for; A4 where it says nothing.
 */
export default definePdfRule({
  id: 'pdf-page-size',
  severity: 'warning',
  check({ pdf, model }, report) {
    for (const page of pdf.pages) {
      const { width, height } = sheetOf(model, page.number) ?? a4
      const off = Math.max(Math.abs(page.width - width), Math.abs(page.height - height))
      if (off <= tolerance) continue
      report({
        message: `This page has ${size(page.width, page.height)}, expected ${size(width, height)}`,
        page: page.number,
      })
    }
  },
})

function size(width: number, height: number): string {
  return `${toMillimetres(width)} × ${toMillimetres(height)} mm`
}
