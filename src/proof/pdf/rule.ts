import type { SourcePlace } from '../../source/place.js'
import type { Evidence, TaggedEvidence } from './evidence.js'

export interface VerifyMessage {
  ruleId: string
  severity: 'error' | 'warning'
  message: string
  /** Page of the PDF; null if the whole file is meant. */
  page: number | null
  /** Where in the source it comes from, if it comes from there. */
  file?: string
  line?: number
  column?: number
}

export interface VerifyFinding {
  message: string
  page?: number | undefined
  at?: SourcePlace | undefined
}

type Report = (finding: VerifyFinding) => void

interface VerifyRuleSpec {
  id: string
  severity: VerifyMessage['severity']
}

export interface VerifyRule extends VerifyRuleSpec {
  /** Says nothing if it needs tags and the file has none: then that is what is wrong. */
  check: (evidence: Evidence, tagged: TaggedEvidence | undefined) => VerifyMessage[]
}

/** A rule that reads the file as it lies on the page. */
export function definePdfRule(
  spec: VerifyRuleSpec & { check: (evidence: Evidence, report: Report) => void },
): VerifyRule {
  return make(spec, (evidence, _, report) => spec.check(evidence, report))
}

/** A rule that reads the file by its tags. */
export function defineTaggedRule(
  spec: VerifyRuleSpec & { check: (evidence: TaggedEvidence, report: Report) => void },
): VerifyRule {
  return make(spec, (_, tagged, report) => {
    if (tagged) spec.check(tagged, report)
  })
}

function make(
  { id, severity }: VerifyRuleSpec,
  run: (evidence: Evidence, tagged: TaggedEvidence | undefined, report: Report) => void,
): VerifyRule {
  return {
    id,
    severity,
    check(evidence, tagged) {
      const messages: VerifyMessage[] = []
      run(evidence, tagged, ({ message, page, at }) => {
        messages.push({
          ruleId: id,
          severity,
          message,
          page: page ?? null,
          ...(at && { file: at.file }),
          ...(at?.line != null && { line: at.line }),
          ...(at?.column != null && { column: at.column }),
        })
      })
      return messages
    },
  }
}
