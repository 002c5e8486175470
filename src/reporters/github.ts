import type { VFile } from 'vfile'
import { countFindings, type Finding, listFindings } from './finding.js'

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

/** The job summary: a table of everything, in Markdown. */
export function summarizeForGithub(files: readonly VFile[]): string {
  const findings = listFindings(files)
  const rows = findings.map(({ severity, path, line, ruleId, url, message }) => {
    const rule = url ? `[${ruleId}](${url})` : ruleId
    return `| ${severity} | \`${path}:${line}\` | ${message.replaceAll('|', '\\|')} | ${rule} |`
  })
  const table =
    rows.length > 0 ? ['', '| | place | finding | rule |', '|---|---|---|---|', ...rows] : []
  // GitHub takes a mebibyte.
  return `${['## briefing check', '', countFindings(findings), ...table].join('\n').slice(0, 1_000_000)}\n`
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
}: Finding): string {
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
