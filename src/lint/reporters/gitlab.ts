import type { VFile } from 'vfile'
import { fingerprint, listFindings } from './reported-finding.js'

const severities = { error: 'major', warning: 'minor', info: 'info' } as const

/** GitLab's Code Quality report. */
export function reportGitlab(files: readonly VFile[]): string {
  const findings = listFindings(files)
  const prints = fingerprint(findings)
  const entries = findings.map((finding) => ({
    description: finding.message,
    check_name: finding.ruleId,
    fingerprint: prints.get(finding),
    severity: severities[finding.severity],
    location: { path: finding.path, lines: { begin: finding.line } },
  }))
  return `${JSON.stringify(entries, null, 2)}\n`
}
