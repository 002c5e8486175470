import { sheetOf } from '../model.js'
import { excerpt } from '../normalise.js'
import type { Box } from './facts.js'
import { definePdfRule } from './rule.js'
import { findSeenBox } from './seen-box.js'

/** Points that rounding and the overhang of glyphs may take. */
const tolerance = 2

/**
 * No text reaches beyond the page or, except what stands in the margin, beyond the type area.
 *
 * What reaches beyond the page is cut off; what reaches beyond the type area runs into the footer or the binding. Words
 * of a picture are judged by what the picture shows of them.
 */
export default definePdfRule({
  id: 'pdf-clipped',
  severity: 'error',
  check(evidence, report) {
    const { pdf, model } = evidence
    for (const { number, width, height, items } of pdf.pages) {
      const { top, right, bottom, left } = sheetOf(model, number)?.margin ?? {
        top: 0,
        right: 0,
        bottom: 0,
        left: 0,
      }
      const sheet = { left: 0, bottom: 0, right: width, top: height }
      const area = { left, bottom, right: width - right, top: height - top }
      for (const item of items) {
        const inText = item.mark !== undefined && number > model.pagesBefore
        const limits = inText ? area : sheet
        if (!findSide(item.text, item.box, limits)) continue
        const seen = findSeenBox(evidence, item)
        const side = seen && findSide(item.text, seen, limits)
        if (!side) continue
        report({
          message: `\`${excerpt(item.text)}\` reaches beyond the ${inText ? 'type area' : 'page'} ${side}`,
          page: number,
        })
      }
    }
  },
})

function findSide(text: string, box: Box, limits: Box): string | undefined {
  const half = (box.top - box.bottom) / 2
  // At a line's ends Chrome trims the empty half of brackets and full stops; their boxes keep it.
  const before = /^[\p{Ps}\p{Pi}]/u.test(text) ? half : 0
  const after = /[\p{Pe}\p{Pf}、。，．・：；]$/u.test(text) ? half : 0
  if (box.left < limits.left - tolerance - before) return 'on the left'
  if (box.right > limits.right + tolerance + after) return 'on the right'
  if (box.bottom < limits.bottom - tolerance) return 'at the foot'
  if (box.top > limits.top + tolerance) return 'at the head'
  return undefined
}
