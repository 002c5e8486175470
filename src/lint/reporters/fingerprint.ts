import { createHash } from 'node:crypto'
import type { ReportedFinding } from './finding.js'

/**
 * Names a finding by rule, file and what it is about, not by its line: text that moves is no new finding. Equal ones
 * in one file are told apart by their order.
 */
export function fingerprint(findings: readonly ReportedFinding[]): Map<ReportedFinding, string> {
  const seen = new Map<string, number>()
  return new Map(
    findings.map((finding) => {
      const about = /`[^`]*`/.exec(finding.message)?.[0] ?? finding.message.replaceAll(/\d+/g, 'n')
      const key = `${finding.ruleId}\n${finding.path}\n${about}`
      const nth = seen.get(key) ?? 0
      seen.set(key, nth + 1)
      const text = nth === 0 ? key : `${key}\n${nth}`
      return [finding, createHash('sha256').update(text).digest('hex')]
    }),
  )
}
