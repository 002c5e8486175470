import { hostname, userInfo } from 'node:os'
import { gather, type Machine } from './verify/evidence.js'
import type { VerificationModel } from './verify/model.js'
import { readPdf } from './verify/read-pdf.js'
import type { VerifyMessage } from './verify/rule.js'
import { verifyRules } from './verify/rules.js'

export { parseModel, type VerificationModel } from './verify/model.js'
export { loadReaders, UnreadablePdfError } from './verify/read-pdf.js'
export type { VerifyMessage } from './verify/rule.js'
export { verifyRules } from './verify/rules.js'

/**
 * Reads a finished PDF back and proves it against the note model of its briefing. Every rule runs, whatever the
 * others say; no message means that the file keeps them all.
 *
 * @throws UnreadablePdfError where the bytes are no PDF.
 */
export async function verifyPdf(
  pdf: Uint8Array,
  model: VerificationModel,
): Promise<VerifyMessage[]> {
  const { evidence, tagged } = gather(await readPdf(pdf), model, describeMachine())
  return verifyRules.flatMap((rule) => rule.check(evidence, tagged))
}

function describeMachine(): Machine {
  const host = hostname()
  try {
    const { username, homedir } = userInfo()
    return { user: username, home: homedir, host }
  } catch {
    // In a container the user may be a number without a name.
    return { user: '', home: '', host }
  }
}
