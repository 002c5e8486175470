import { group } from '../../group.js'
import { createSourceFinder } from './create-source-finder.js'
import { defineTaggedRule, type VerifyFinding } from './rule.js'

/** So many faults of one clause are shown: the rest of a fault of the template is the same on every page. */
const most = 5

/**
 * The file keeps PDF/UA-1 (ISO 14289-1), as far as a machine can tell.
 *
 * Screen readers build on it, and laws ask for it. A message begins with the clause and the number of its test in
 * veraPDF's profile.
 */
export default defineTaggedRule({
  id: 'pdf-ua',
  severity: 'error',
  check(evidence, report) {
    const { uaFailures } = evidence.pdf
    if (uaFailures.length === 0) return
    const findSource = createSourceFinder(evidence)
    for (const [clause, failures] of group(uaFailures, ({ clause }) => clause)) {
      const rule = clause.startsWith('ISO') ? clause : `PDF/UA-1, ${clause}`
      const findings = new Map<string, VerifyFinding>()
      for (const { message, page, marks = [] } of failures) {
        const at = findSource(marks)
        const key = JSON.stringify([message, page, at?.file, at?.line])
        findings.set(key, { message: `${rule}: ${message}`, page, at })
      }
      for (const finding of [...findings.values()].slice(0, most)) report(finding)
      const more = findings.size - most
      if (more > 0) report({ message: `${rule}: ${more} more such faults` })
    }
  },
})
