import type { VFile } from 'vfile'
import type { Edit } from '../finding.js'
import type { Lines } from './lines.js'
import { listFindings, type ReportedFinding } from './reported-finding.js'

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const

/**
 * reviewdog's Diagnostic Format; what can be fixed comes with its suggestion. Its columns count bytes of UTF-8:
 * https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
 */
export function reportRdjson(files: readonly VFile[]): string {
  const diagnostics = listFindings(files).map((finding) => {
    const { lines, line, column, endLine, endColumn } = finding
    return {
      message: finding.message,
      location: {
        path: finding.path,
        range: {
          start: inBytes(lines, { line, column }),
          end: inBytes(lines, { line: endLine, column: endColumn }),
        },
      },
      severity: severities[finding.severity],
      code: { value: finding.ruleId, ...(finding.url && { url: finding.url }) },
      ...(finding.fixes.length > 0 && { suggestions: [suggest(finding)] }),
    }
  })
  const source = { name: 'briefing' }
  return `${JSON.stringify({ source, diagnostics }, null, 2)}\n`
}

/** One suggestion for all edits, since each is offered alone and half of a move would lose its text. */
function suggest({ lines, fixes }: ReportedFinding) {
  const edits = fixes.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  const start = edits[0]?.range[0] ?? 0
  const end = Math.max(...edits.map(({ range }) => range[1]))
  const range = {
    start: inBytes(lines, lines.pointAt(start)),
    end: inBytes(lines, lines.pointAt(end)),
  }
  return { range, text: replace(lines.text, edits, start, end) }
}

/** The text between two offsets, with the edits made. */
function replace(text: string, edits: readonly Edit[], start: number, end: number): string {
  let at = start
  let replaced = ''
  for (const edit of edits) {
    replaced += text.slice(at, edit.range[0]) + edit.text
    at = Math.max(at, edit.range[1])
  }
  return replaced + text.slice(at, end)
}

function inBytes(lines: Lines, { line, column }: { line: number; column: number }) {
  return { line, column: Buffer.byteLength(lines.at(line).slice(0, column - 1)) + 1 }
}
