import { describeFailures } from './report-failures.js'
import { defineTaggedRule } from './rule.js'

/**
 * The file keeps PDF/A-3a (ISO 19005-3), as far as a machine can tell and `pdf-ua` does not say it already.
 *
 * Archives accept nothing else, and what they keep must look the same decades from now. A message begins with the clause and
 * the number of its test in veraPDF's profile.
 */
export default defineTaggedRule({
  id: 'pdf-archive',
  severity: 'error',
  check(evidence, report) {
    const { archiveFailures, pages } = evidence.pdf
    // A link that starts a program is for pdf-link-external to report.
    const isSaid = pages.some(({ links }) => links.some(({ action }) => action !== undefined))
    const failures = archiveFailures.filter(({ clause }) => !(isSaid && clause === '6.5.1-1'))
    for (const finding of describeFailures(evidence, 'PDF/A-3a', failures)) report(finding)
  },
})
