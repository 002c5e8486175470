import type { SourcePlace } from '../../source/place.js'
import type { ProofMessage } from '../message.js'
import type { Evidence, TaggedEvidence } from './evidence.js'

/** A promise that the PDF does not keep. */
export interface PdfFinding {
  message: string
  page?: number | undefined
  at?: SourcePlace | undefined
}

type Report = (finding: PdfFinding) => void

interface PdfRuleSpec {
  id: string
  severity: ProofMessage['severity']
}

/** What the PDF must prove. */
export interface PdfRule extends PdfRuleSpec {
  /** Says nothing if it needs tags and the file has none: then that is what is wrong. */
  check: (evidence: Evidence, tagged: TaggedEvidence | undefined) => ProofMessage[]
}

/** A rule that reads the file as it lies on the page. */
export function definePdfRule(
  spec: PdfRuleSpec & { check: (evidence: Evidence, report: Report) => void },
): PdfRule {
  return make(spec, (evidence, _, report) => spec.check(evidence, report))
}

/** A rule that reads the file by its tags. */
export function defineTaggedRule(
  spec: PdfRuleSpec & { check: (evidence: TaggedEvidence, report: Report) => void },
): PdfRule {
  return make(spec, (_, tagged, report) => {
    if (tagged) spec.check(tagged, report)
  })
}

function make(
  { id, severity }: PdfRuleSpec,
  run: (evidence: Evidence, tagged: TaggedEvidence | undefined, report: Report) => void,
): PdfRule {
  return {
    id,
    severity,
    check(evidence, tagged) {
      const messages: ProofMessage[] = []
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
