import type { VFile } from 'vfile'
import type { Edit } from '../rules/finding.js'
import { type Finding, listFindings } from './finding.js'

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const

/** reviewdog's Diagnostic Format; what can be fixed comes with its suggestion. */
export function reportRdjson(files: readonly VFile[]): string {
  const diagnostics = listFindings(files).map((finding) => ({
    message: finding.message,
    location: {
      path: finding.path,
      range: {
        start: { line: finding.line, column: finding.column },
        end: { line: finding.endLine, column: finding.endColumn },
      },
    },
    severity: severities[finding.severity],
    code: { value: finding.ruleId, ...(finding.url && { url: finding.url }) },
    ...(finding.fixes.length > 0 && {
      suggestions: finding.fixes.map((edit) => suggest(finding, edit)),
    }),
  }))
  const source = { name: 'briefing' }
  return `${JSON.stringify({ source, diagnostics }, null, 2)}\n`
}

function suggest({ text }: Finding, { range: [start, end], text: replacement }: Edit) {
  return { range: { start: placeOf(text, start), end: placeOf(text, end) }, text: replacement }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return {
    line: before.split('\n').length,
    column: offset - before.lastIndexOf('\n'),
  }
}
