import type { NoteModel } from '../briefing/describe.js'
import { type FinishFacts, finish } from '../pdf/finish.js'
import { parseModel, type VerifyMessage, verifyPdf } from '../proof/verify-pdf.js'

/** A PDF as Chrome printed it, and what is to be made and proved of it. All of it can be sent to a thread. */
export interface FinishOrder {
  pdf: Uint8Array
  facts: FinishFacts
  /** By which the finished file is proved; without it, it is not. */
  model: NoteModel | undefined
}

export interface FinishedAndProved {
  bytes: Uint8Array
  pages: number
  findings: VerifyMessage[]
}

/**
 * finish → verify: gives the file that is delivered, and what it does not keep of what the model promises.
 *
 * @param step told what the work turns to
 */
export async function finishAndProve(
  { pdf, facts, model }: FinishOrder,
  step: (name: string) => void,
): Promise<FinishedAndProved> {
  step('finishing')
  const finished = await finish(pdf, facts)
  if (!model) return { ...finished, findings: [] }
  step('verifying')
  const parsed = parseModel(model)
  if (typeof parsed === 'string')
    throw new TypeError(`Expected a note model to verify by: ${parsed}`)
  return { ...finished, findings: await verifyPdf(finished.bytes, parsed) }
}
