import { destinationName } from '../../pdf/content/destination-name.js'
import { defineTaggedRule } from './rule.js'

/**
 * The page that a reference names is the one to which its link leads; one that names none stands on that page itself.
 *
 * On paper the number is the only way to find a figure.
 */
export default defineTaggedRule({
  id: 'pdf-reference-pages',
  severity: 'error',
  check({ pdf, references }, report) {
    for (const { source, shown, asPlanned } of references) {
      const target = pdf.destinations.get(destinationName(source.target))
      if (shown === undefined) {
        report({
          message: `The reference \`${source.text}\` is not printed as a link to \`${source.target}\` on page ${source.on}`,
          page: source.on,
          at: source,
        })
        continue
      }
      const named = source.page ?? source.on
      if (asPlanned && named === target) continue
      report({
        message: `The reference \`${shown}\` leads to page ${target ?? '(none)'}`,
        page: source.on,
        at: source,
      })
    }
  },
})
