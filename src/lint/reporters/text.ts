import type { VFile } from 'vfile'
import { nameCommand } from '../../command-name.js'
import { frameLine, showControls } from './frame.js'
import { listFindings, type ReportedFinding } from './reported-finding.js'

export { nameSeverity } from './reported-finding.js'

const plain = { error: '', warning: '', info: '', dim: '', bold: '', off: '' }
const coloured = {
  error: '\u001b[31m',
  warning: '\u001b[33m',
  info: '\u001b[36m',
  dim: '\u001b[2m',
  bold: '\u001b[1m',
  off: '\u001b[0m',
}

type Paint = typeof plain

/**
 * Of one rule in one file. After these the reader knows the kind, and a terminal has scrolled away what came before;
 * remarks ask for less.
 */
const mostOfAKind = { error: 100, warning: 100, info: 10 } as const

/**
 * Takes files with their messages; returns what a person reads, worst first, empty if all is well. The first line
 * of each finding, `file:line:column: severity message [rule]`, is what editors look for; under it stand the line
 * of the source, marked, the other place where there are two, and what helps. Of hundreds of a kind, those after the
 * first are counted in a line at the end.
 */
export function reportText(
  files: readonly VFile[],
  { colour = false, frames = true }: { colour?: boolean; frames?: boolean } = {},
): string {
  const paint = colour ? coloured : plain
  const { shown, left } = divide(listFindings(files))
  const explained = new Set<string>()
  return shown
    .map((finding) => [
      ...printFinding(finding, paint, { frames }),
      ...(frames ? help(finding, paint, explained) : []),
    ])
    .map((lines) => lines.join('\n'))
    .concat(
      left.map(({ path, ruleId, count }) => {
        const many = `${count} more of this kind; --format json lists them all`
        return `${showControls(path)}: ${many} ${paint.dim}[${ruleId}]${paint.off}`
      }),
    )
    .join(frames ? '\n\n' : '\n')
}

interface Kind {
  path: string
  ruleId: string
  /** Findings that are not shown. */
  count: number
}

function divide(findings: readonly ReportedFinding[]): { shown: ReportedFinding[]; left: Kind[] } {
  const kinds = new Map<string, Kind>()
  const shown = findings.filter(({ path, ruleId, severity }) => {
    const key = `${severity} ${ruleId} ${path}`
    const kind = kinds.get(key) ?? { path, ruleId, count: -mostOfAKind[severity] }
    kinds.set(key, kind)
    kind.count += 1
    return kind.count <= 0
  })
  return { shown, left: [...kinds.values()].filter(({ count }) => count > 0) }
}

function printFinding(
  finding: ReportedFinding,
  paint: Paint,
  { frames }: { frames: boolean },
): string[] {
  const { path, line, column, severity, message, ruleId, cause, lines } = finding
  const gutter = String(Math.max(line, frames ? (cause?.line ?? 0) : 0)).length
  const head = `${place(finding, paint.bold, paint)} ${paint[severity]}${severity}${paint.off} ${showControls(message)} ${paint.dim}[${ruleId}]${paint.off}`
  const endColumn = finding.endLine > line ? lines.at(line).length + 1 : finding.endColumn
  const own = { path, line, column, endColumn, lines }
  return [
    head,
    ...(frames ? draw(own, '^', gutter, paint[severity], paint) : []),
    ...(cause ? [`  ${place(cause, paint.dim, paint)} ${showControls(cause.message)}`] : []),
    ...(cause && frames ? draw(cause, '-', gutter, paint.dim, paint) : []),
  ]
}

function place(
  { path, line, column }: { path: string; line: number; column: number },
  weight: string,
  paint: Paint,
): string {
  return `${weight}${showControls(path)}:${line}:${column}:${paint.off}`
}

/** The source line, with the place marked below it. */
function draw(
  {
    line,
    column,
    endColumn,
    lines,
  }: Pick<ReportedFinding, 'line' | 'column' | 'endColumn' | 'lines'>,
  mark: string,
  gutter: number,
  hue: string,
  paint: Paint,
): string[] {
  const framed = frameLine(lines.at(line), column, endColumn)
  if (!framed) return []
  const { source, indent, width } = framed
  return [
    `${paint.dim}${String(line).padStart(gutter)} │${paint.off} ${source}`,
    `${paint.dim}${' '.repeat(gutter)} │${paint.off} ${' '.repeat(indent)}${hue}${mark.repeat(width)}${paint.off}`,
  ]
}

/** What helps: the page of a rule at the first of its findings alone. */
function help(
  { fixes, url, ruleId }: ReportedFinding,
  paint: Paint,
  explained: Set<string>,
): string[] {
  const hints = [
    ...(fixes.length > 0 ? [`help: ${nameCommand('check --fix')} repairs it`] : []),
    ...(url && !explained.has(ruleId) ? [`more: ${nameCommand(`explain ${ruleId}`)}`] : []),
  ]
  explained.add(ruleId)
  return hints.map((hint) => `  ${paint.dim}= ${hint}${paint.off}`)
}
