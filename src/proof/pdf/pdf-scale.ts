import { defineTaggedRule } from './rule.js'
import { findScale, listSizes, sizeTolerance } from './type-sizes.js'

/**
 * The pages are printed at their own scale.
 *
 * Chrome makes every page of a file smaller where one thing in it is wider than a page; then nothing has the size that
 * was measured, and notes no longer reach the foot.
 */
export default defineTaggedRule({
  id: 'pdf-scale',
  severity: 'error',
  check(evidence, report) {
    const scale = findScale(listSizes(evidence))
    if (Math.abs(scale - 1) <= sizeTolerance) return
    report({ message: `The pages are printed at ${Math.round(scale * 1000) / 10} % of their size` })
  },
})
