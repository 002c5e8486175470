import type { VFile } from 'vfile'
import { countOf } from '../../count.js'
import { countFindings, listFindings } from './finding.js'
import type { Format } from './formats.js'
import { reportGithub } from './github.js'
import { reportGitlab } from './gitlab.js'
import { reportJson } from './json.js'
import { reportJunit } from './junit.js'
import { reportRdjson } from './rdjson.js'
import { reportSarif } from './sarif.js'
import { reportText } from './text.js'

/** Takes checked files; returns the report in a format, with its last line end. */
export function report(
  format: Format,
  files: readonly VFile[],
  { version, colour }: { version: string; colour: boolean },
): string {
  switch (format) {
    case 'text':
      return withSummary(reportText(files, { colour }), files)
    case 'json':
      return reportJson(files)
    case 'sarif':
      return reportSarif(files, version)
    case 'github':
      return reportGithub(files)
    case 'junit':
      return reportJunit(files)
    case 'gitlab':
      return reportGitlab(files)
    case 'rdjson':
      return reportRdjson(files)
  }
}

function withSummary(text: string, files: readonly VFile[]): string {
  const findings = listFindings(files)
  const fixable = findings.filter(({ fixes }) => fixes.length > 0).length
  const hint = fixable > 0 ? `; ${fixable} can be repaired with --fix` : ''
  const count = `${countOf(files.length, 'file')}: ${countFindings(findings)}${hint}`
  return `${text}${text ? '\n\n' : ''}${count}\n`
}
