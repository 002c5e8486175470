import type { VFile } from 'vfile'
import { rules } from '../rules/index.js'
import { fingerprint, listFindings } from './finding.js'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0, as code scanning services read it: one run, its rules, its results. */
export function reportSarif(files: readonly VFile[], version: string): string {
  const findings = listFindings(files)
  const prints = fingerprint(findings)
  const known = new Set(rules.map(({ id }) => id))
  const extra = [...new Set(findings.map(({ ruleId }) => ruleId))].filter((id) => !known.has(id))
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'briefing',
            version,
            rules: [
              ...rules.map(({ id, severity }) => ({
                id,
                help: explain(id),
                defaultConfiguration: { level: levels[severity] },
              })),
              ...extra.map((id) => ({ id, help: explain(id) })),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.ruleId,
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [locate(finding.path, finding)],
          ...(finding.cause && {
            relatedLocations: [
              {
                ...locate(finding.cause.path, { ...finding.cause, endLine: finding.cause.line }),
                message: { text: finding.cause.message },
              },
            ],
          }),
          partialFingerprints: { 'briefing/v1': prints.get(finding) ?? '' },
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
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
