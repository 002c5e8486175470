import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { countOf } from '../../count.js'
import { packageFolder } from '../../package-folder.js'
import { type Edit, editsOf } from '../finding.js'
import type { Severity } from '../rule.js'
import { type Lines, readLines } from './lines.js'

/** A message as the reporters see it: plain data, every place filled in. */
export interface ReportedFinding {
  path: string
  ruleId: string
  severity: Severity
  /** Counted from 1, as are the columns; the end is after the last character. */
  line: number
  column: number
  endLine: number
  endColumn: number
  message: string
  /** The page that explains it, from the working folder; undefined for what has no id. */
  url: string | undefined
  /** Text replacements, by offset in the file, that would mend it. */
  fixes: Edit[]
  /** The other place, for what stands in two. */
  cause: Cause | undefined
  /** The file's text. */
  lines: Lines
}

/** The other place that a message points to. */
export interface Cause {
  path: string
  line: number
  column: number
  /** On the same line, after the last character. */
  endColumn: number
  message: string
  /** Empty if its file is not among those reported. */
  lines: Lines
}

/** Takes files with their messages; returns the findings, worst first, then by file and place. */
export function listFindings(files: readonly VFile[]): ReportedFinding[] {
  const texts = new Map(files.map((file) => [file.path, readLines(String(file))]))
  const findings = files.flatMap((file) =>
    file.messages.map((message) => describeMessage(file, message, texts)),
  )
  return findings.toSorted((a, b) => weights[b.severity] - weights[a.severity])
}

/** What programs are told of a finding: its rule, its place in the file, its words. */
export function toPlainData({
  ruleId,
  severity,
  line,
  column,
  endLine,
  endColumn,
  message,
}: ReportedFinding) {
  return { ruleId, severity, line, column, endLine, endColumn, message }
}

/** Returns the severity that `fatal` stands for in a VFile message. */
export function nameSeverity(message: VFileMessage): Severity {
  if (message.fatal) return 'error'
  return message.fatal === false ? 'warning' : 'info'
}

const weights: Record<Severity, number> = { error: 2, warning: 1, info: 0 }

type Texts = ReadonlyMap<string, Lines>

function describeMessage(file: VFile, message: VFileMessage, texts: Texts): ReportedFinding {
  const { place } = message
  const start = place && 'start' in place ? place.start : place
  const end = place && 'end' in place ? place.end : start
  return {
    path: file.path,
    ruleId: message.ruleId ?? 'briefing',
    severity: nameSeverity(message),
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    endLine: end?.line ?? 1,
    endColumn: end?.column ?? 1,
    message: message.reason,
    url: addressOf(message),
    fixes: editsOf(message),
    cause: describeCause(file, message.cause, texts),
    lines: texts.get(file.path) ?? readLines(''),
  }
}

/** Rules bring the address of their page; what reads files, sets pages or proves editions has one page for all. */
function addressOf({ url, ruleId }: VFileMessage): string | undefined {
  if (url) return fromHere(url)
  return ruleId && fromHere(`docs/messages.md#${ruleId}`)
}

/** Rules know their place in the package, which a user has somewhere under `node_modules`. */
function fromHere(url: string): string {
  const [file = '', anchor = ''] = url.split('#')
  const relative = path.relative('', fileURLToPath(new URL(file, packageFolder)))
  return `${relative.replaceAll('\\', '/')}#${anchor}`
}

function describeCause(file: VFile, cause: unknown, texts: Texts): Cause | undefined {
  if (!(cause instanceof Error) || !('reason' in cause)) return undefined
  const { line = 1, column = 1, place, reason, file: path } = cause as VFileMessage
  const end = place && 'end' in place ? place.end : undefined
  const lines = texts.get(path || file.path) ?? readLines('')
  return {
    path: path || file.path,
    line,
    column,
    endColumn: end && end.line === line ? end.column : lines.at(line).length + 1,
    message: reason,
    lines,
  }
}

/** `2 errors, 1 warning` and the like. */
export function countFindings(findings: readonly ReportedFinding[]): string {
  const count = (severity: Severity, name: string): string[] => {
    const { length } = findings.filter((finding) => finding.severity === severity)
    return length === 0 ? [] : [countOf(length, name)]
  }
  const parts = [
    ...count('error', 'error'),
    ...count('warning', 'warning'),
    ...count('info', 'remark'),
  ]
  return parts.join(', ') || 'nothing found'
}

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
