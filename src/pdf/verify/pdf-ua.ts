import type { UaFailure } from '../ua/failure.js'
import { findSource } from './find-source.js'
import { defineTaggedRule } from './rule.js'

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
    for (const [clause, failures] of groupByClause(evidence.pdf.uaFailures)) {
      const rule = clause.startsWith('ISO') ? clause : `PDF/UA-1, ${clause}`
      for (const { message, page, marks = [] } of failures.slice(0, most))
        report({ message: `${rule}: ${message}`, page, at: findSource(evidence, marks) })
      const more = failures.length - most
      if (more > 0) report({ message: `${rule}: ${more} more such faults` })
    }
  },
})

function groupByClause(failures: readonly UaFailure[]): Map<string, UaFailure[]> {
  const groups = new Map<string, UaFailure[]>()
  for (const failure of failures) {
    const others = groups.get(failure.clause)
    if (others) others.push(failure)
    else groups.set(failure.clause, [failure])
  }
  return groups
}
