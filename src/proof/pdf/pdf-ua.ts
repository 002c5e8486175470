import { describeFailures } from './report-failures.js'
import { defineTaggedRule } from './rule.js'

/**
 * The file keeps PDF/UA-1 (ISO 14289-1), as far as a machine can tell.
 *
 * Screen readers rely on it, and laws require it. A message begins with the clause and the number of its test in
 * veraPDF's profile.
 */
export default defineTaggedRule({
  id: 'pdf-ua',
  severity: 'error',
  check(evidence, report) {
    for (const finding of describeFailures(evidence, 'PDF/UA-1', evidence.pdf.uaFailures))
      report(finding)
  },
})
