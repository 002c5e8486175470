import type { VFile } from 'vfile'
import { countFindings, listFindings, type ReportedFinding } from './reported-finding.js'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const

/** GitHub shows ten annotations of each kind and drops the others without a word. */
const shown = 10

/** Workflow commands that GitHub turns into annotations, worst first; what it would drop is counted. */
export function reportGithub(files: readonly VFile[]): string {
  const findings = listFindings(files)
  const lines = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const some = findings.filter((finding) => finding.severity === severity)
    const more = some.length - shown
    return [
      ...some.slice(0, more > 0 ? shown - 1 : shown).map(annotate),
      ...(more > 0
        ? [`::${commands[severity]} title=briefing::${more + 1} more; the job summary lists all`]
        : []),
    ]
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** GitHub accepts one mebibyte of summary and shows nothing of a longer one. */
const summaryBytes = 1_000_000

/** The job summary: a table of everything that there is room for, in Markdown. */
export function summarizeForGithub(files: readonly VFile[]): string {
  const findings = listFindings(files)
  const rows: string[] = []
  let left = summaryBytes
  for (const { severity, path, line, ruleId, message } of findings) {
    const cells = [severity, `\`${path}:${line}\``, message, `\`${ruleId}\``]
    const row = `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')).join(' | ')} |`
    left -= Buffer.byteLength(row) + 1
    if (left < 0) break
    rows.push(row)
  }
  const hidden = findings.length - rows.length
  const table =
    rows.length > 0 ? ['', '| | place | finding | rule |', '|---|---|---|---|', ...rows] : []
  const more = hidden > 0 ? ['', `${hidden} more`] : []
  return `${['## briefing check', '', countFindings(findings), ...table, ...more].join('\n')}\n`
}

function annotate({
  severity,
  path,
  line,
  column,
  endLine,
  endColumn,
  ruleId,
  message,
}: ReportedFinding): string {
  const end = endLine === line ? `,endLine=${endLine},endColumn=${endColumn}` : ''
  const place = `file=${escapeProperty(path)},line=${line},col=${column}${end}`
  return `::${commands[severity]} ${place},title=${escapeProperty(ruleId)}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
