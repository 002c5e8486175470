import { excerpt } from '../normalise.js'
import { defineTaggedRule } from './rule.js'

/**
 * An item of a numbered list has its own number before it.
 *
 * Steps are referred to by number, and a list that begins with a year states a date. A style may print no numbers, or
 * letters; then there is nothing to compare.
 */
export default defineTaggedRule({
  id: 'pdf-list-number',
  severity: 'error',
  check({ alignment, reading }, report) {
    for (const { source, found } of alignment.texts) {
      const marker = found && reading.markers.get(found.first)
      const printed = /^\d+/.exec(marker ?? '')?.[0]
      if (printed === undefined || source.listNumber === undefined) continue
      if (Number(printed) === source.listNumber) continue
      report({
        message: `The item \`${excerpt(source.text)}\` has the number ${printed} before it, expected ${source.listNumber}`,
        page: found?.first.page,
        at: source,
      })
    }
  },
})
