import type { VFile } from 'vfile'
import type { NoteModel } from '../briefing/describe.js'

/**
 * Reads the finished PDF back and proves it against the note model of its briefing. What it finds goes onto the
 * files, at the place in the source where there is one, else at the top of briefing.md.
 *
 * @returns the number of errors: a PDF with one is not delivered.
 */
export async function verify(
  pdf: Uint8Array,
  model: NoteModel,
  files: readonly VFile[],
): Promise<number> {
  // Loaded late: pdf.js takes longer to start than the rest of a check takes to run.
  const { parseModel, verifyPdf } = await import('../proof/verify-pdf.js')
  const parsed = parseModel(model)
  if (typeof parsed === 'string')
    throw new TypeError(`Expected a note model to verify by: ${parsed}`)
  const findings = await verifyPdf(pdf, parsed)
  for (const { ruleId, severity, message, page, file: path, line, column } of findings) {
    const file = files.find((candidate) => candidate.path === path) ?? files[0]
    const where = page === null ? '' : ` (page ${page} of the PDF)`
    const place = { line: line ?? 1, column: column ?? 1 }
    const said = file?.message(`${message}${where}`, { place, ruleId, source: 'briefing' })
    if (said) said.fatal = severity === 'error'
  }
  return findings.filter(({ severity }) => severity === 'error').length
}

/**
 * Reads the finished HTML edition back and proves it against the note model without pages, as `verify` does the PDF.
 *
 * @returns the number of errors: an edition with one is not delivered.
 */
export async function verifyHtmlEdition(
  html: string,
  model: NoteModel,
  files: readonly VFile[],
): Promise<number> {
  const { verifyHtml } = await import('../proof/verify-html.js')
  const findings = verifyHtml(html, model)
  for (const { ruleId, message, at } of findings) {
    const file = files.find(({ path }) => path === at?.file) ?? files[0]
    const place = { line: at?.line ?? 1, column: at?.column ?? 1 }
    const said = file?.message(`${message} (HTML edition)`, { place, ruleId, source: 'briefing' })
    if (said) said.fatal = true
  }
  return findings.length
}
