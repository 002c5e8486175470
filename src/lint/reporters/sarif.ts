import type { VFile } from 'vfile'
import { rules } from '../rules/index.js'
import { fingerprint, listFindings, type ReportedFinding } from './reported-finding.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0, as code scanning services read it: one run, its rules, its results. */
export function reportSarif(files: readonly VFile[], version: string): string {
  const findings = listFindings(files)
  const prints = fingerprint(findings)
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'briefing', version, rules: describeRules(findings) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => describeResult(finding, prints.get(finding) ?? '')),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** All rules, and the ids of those messages that come from none. */
function describeRules(findings: readonly ReportedFinding[]) {
  const known = new Set(rules.map(({ id }) => id))
  const others = [...new Set(findings.map(({ ruleId }) => ruleId))].filter((id) => !known.has(id))
  return [
    ...rules.map(({ id, severity }) => ({
      id,
      help: explain(id),
      defaultConfiguration: { level: levels[severity] },
    })),
    ...others.map((id) => ({ id, help: explain(id) })),
  ]
}

function describeResult(finding: ReportedFinding, print: string) {
  const { path, ruleId, severity, message, cause } = finding
  return {
    ruleId,
    level: levels[severity],
    message: { text: message },
    locations: [locate(path, finding)],
    ...(cause && {
      relatedLocations: [
        {
          ...locate(cause.path, { ...cause, endLine: cause.line }),
          message: { text: cause.message },
        },
      ],
    }),
    partialFingerprints: { 'briefing/v1': print },
  }
}

function explain(id: string) {
  return { text: `briefing explain ${id}` }
}

function locate(
  path: string,
  place: { line: number; column: number; endLine?: number; endColumn?: number },
) {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'),
      },
      region: {
        startLine: place.line,
        startColumn: place.column,
        ...(place.endLine !== undefined && { endLine: place.endLine, endColumn: place.endColumn }),
      },
    },
  }
}
