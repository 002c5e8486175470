import type { VFile } from 'vfile'
import type { NoteModel } from '../briefing/describe.js'
import type { HtmlMessage } from '../proof/html/rule.js'
import type { ProofMessage } from '../proof/message.js'

/**
 * Puts what a finished PDF does not keep onto the files, at the place in the source where there is one, else at the top
 * of briefing.md.
 *
 * @returns the number of errors: a PDF with one is not delivered.
 */
export function reportPdfFindings(
  findings: readonly ProofMessage[],
  files: readonly VFile[],
): number {
  for (const { ruleId, severity, message, page, file: path, line, column } of findings) {
    const file = files.find((candidate) => candidate.path === path) ?? files[0]
    const where = page === null ? '' : ` (page ${page} of the PDF)`
    const place = { line: line ?? 1, column: column ?? 1 }
    const said = file?.message(`${message}${where}`, { place, ruleId, source: 'briefing' })
    if (said) said.fatal = severity === 'error'
  }
  return findings.filter(({ severity }) => severity === 'error').length
}

/** Reads the finished HTML edition back; returns what it does not keep of the note model without pages. */
export async function proveHtml(html: string, model: NoteModel): Promise<HtmlMessage[]> {
  const { verifyHtml } = await import('../proof/verify-html.js')
  return verifyHtml(html, model)
}

/**
 * Puts what a finished HTML edition does not keep onto the files, as `reportPdfFindings` does.
 *
 * @returns the number of errors: an edition with one is not delivered.
 */
export function reportHtmlFindings(
  findings: readonly HtmlMessage[],
  files: readonly VFile[],
): number {
  for (const { ruleId, message, at } of findings) {
    const file = files.find(({ path }) => path === at?.file) ?? files[0]
    const place = { line: at?.line ?? 1, column: at?.column ?? 1 }
    const said = file?.message(`${message} (HTML edition)`, { place, ruleId, source: 'briefing' })
    if (said) said.fatal = true
  }
  return findings.length
}
