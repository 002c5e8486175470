import { hostname, userInfo } from 'node:os'
import type { ProofMessage } from './message.js'
import type { VerificationModel } from './model.js'
import { gatherPdfEvidence, type Machine } from './pdf/evidence.js'
import { readPdf } from './pdf/read-pdf.js'
import { pdfRules } from './pdf/rules.js'

export { parseModel, type VerificationModel } from './model.js'
export { UnreadablePdfError } from './pdf/read-pdf.js'
export { pdfRules } from './pdf/rules.js'

/**
 * Reads a finished PDF back and proves it against the note model of its briefing. Every rule runs, whatever the
 * others say; no message means that the file keeps them all.
 *
 * @throws UnreadablePdfError if the bytes are no PDF.
 */
export async function verifyPdf(
  pdf: Uint8Array,
  model: VerificationModel,
): Promise<ProofMessage[]> {
  const { evidence, tagged } = gatherPdfEvidence(await readPdf(pdf), model, describeMachine())
  return pdfRules.flatMap((rule) => rule.check(evidence, tagged))
}

function describeMachine(): Machine {
  const host = hostname()
  try {
    const { username, homedir } = userInfo()
    return { user: username, home: homedir, host }
  } catch {
    // In a container the user id may have no name.
    return { user: '', home: '', host }
  }
}
