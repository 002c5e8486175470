import { group } from '../../group.js'
import type { UaFailure } from '../../pdf/ua/failure.js'
import { createSourceFinder } from './create-source-finder.js'
import type { TaggedEvidence } from './evidence.js'
import type { VerifyFinding } from './rule.js'

/** So many faults of one clause are shown: the rest of a fault of the template is the same on every page. */
const most = 5

/**
 * Takes breaches of a standard; gives what is said of them, with the place in the source where there is one.
 *
 * @param standard as a message names it, before the clause
 */
export function* describeFailures(
  evidence: TaggedEvidence,
  standard: string,
  all: readonly UaFailure[],
): Generator<VerifyFinding> {
  if (all.length === 0) return
  const findSource = createSourceFinder(evidence)
  for (const [clause, failures] of group(all, ({ clause }) => clause)) {
    const rule = clause.startsWith('ISO') ? clause : `${standard}, ${clause}`
    const findings = new Map<string, VerifyFinding>()
    for (const { message, page, marks = [] } of failures) {
      const at = findSource(marks)
      const key = JSON.stringify([message, page, at?.file, at?.line])
      findings.set(key, { message: `${rule}: ${message}`, page, at })
    }
    yield* [...findings.values()].slice(0, most)
    const more = findings.size - most
    if (more > 0) yield { message: `${rule}: ${more} more such faults` }
  }
}
