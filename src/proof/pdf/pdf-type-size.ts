import { excerpt } from '../normalise.js'
import { defineTaggedRule } from './rule.js'
import { findScale, listSizes, sizeTolerance } from './type-sizes.js'

/**
 * Every text is set in the size that the style sheets say, a table that was too wide in the one chosen for it.
 *
 * A file that is smaller as a whole is the fault of its scale (pdf-scale).
 */
export default defineTaggedRule({
  id: 'pdf-type-size',
  severity: 'error',
  check(evidence, report) {
    const sizes = listSizes(evidence)
    const scale = findScale(sizes)
    for (const { source, page, planned, found } of sizes) {
      if (Math.abs(found / planned / scale - 1) <= sizeTolerance) continue
      report({
        message: `\`${excerpt(source.text)}\` is set in ${points(found)}, expected ${points(planned)}`,
        page,
        at: source,
      })
    }
  },
})

function points(size: number): string {
  return `${Math.round(size * 100) / 100} pt`
}
