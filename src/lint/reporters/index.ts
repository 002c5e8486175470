import type { VFile } from 'vfile'
import { countOf } from '../../count.js'
import type { Format } from './formats.js'
import { reportGithub } from './github.js'
import { reportGitlab } from './gitlab.js'
import { reportJson } from './json.js'
import { reportJunit } from './junit.js'
import { reportRdjson } from './rdjson.js'
import { countFindings, listFindings } from './reported-finding.js'
import { reportSarif } from './sarif.js'
import { reportText } from './text.js'

/**
 * Takes checked files; returns the report in a format, with its last line end.
 *
 * @param errorsOnly whether warnings and remarks were taken from the files, so that nothing is said of them
 */
export function report(
  format: Format,
  files: readonly VFile[],
  {
    version,
    colour,
    errorsOnly = false,
  }: { version: string; colour: boolean; errorsOnly?: boolean },
): string {
  switch (format) {
    case 'text':
      return withSummary(reportText(files, { colour }), files, { errorsOnly })
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

function withSummary(
  text: string,
  files: readonly VFile[],
  { errorsOnly }: { errorsOnly: boolean },
): string {
  const findings = listFindings(files)
  const fixable = findings.filter(({ fixes }) => fixes.length > 0).length
  const hint = fixable > 0 ? `; ${fixable} can be repaired with --fix` : ''
  const counted = errorsOnly && findings.length === 0 ? 'no errors' : countFindings(findings)
  const count = `${countOf(files.length, 'file')}: ${counted}${hint}`
  return `${text}${text ? '\n\n' : ''}${count}\n`
}
