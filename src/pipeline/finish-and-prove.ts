import type { NoteModel } from '../briefing/describe.js'
import { type FinishFacts, finish } from '../pdf/finish.js'
import type { FileText } from '../proof/leaks/search.js'
import type { ProofMessage } from '../proof/message.js'
import { parseModel, verifyPdf } from '../proof/verify-pdf.js'

/** A PDF as Chrome printed it, and what is to be made and proved of it. All of it can be sent to a thread. */
export interface FinishOrder {
  pdf: Uint8Array
  facts: FinishFacts
  /** By which the finished file is proved; without it, it is not. */
  model: NoteModel | undefined
  /** Whether its texts are asked for, among which leaks are looked for. */
  listTexts?: boolean | undefined
}

/** The PDF that is delivered, and what it does not keep of its promises. */
export interface FinishedAndProved {
  bytes: Uint8Array
  pages: number
  findings: ProofMessage[]
  /** Its texts, where they are asked for. */
  said?: FileText[]
}

/**
 * finish → verify: gives the file that is delivered, and what it does not keep of what the model promises.
 *
 * @param step called with the name of each step
 */
export async function finishAndProve(
  { pdf, facts, model, listTexts }: FinishOrder,
  step: (name: string) => void,
): Promise<FinishedAndProved> {
  step('finishing')
  const finished = await finish(pdf, facts)
  const findings = model ? await verify(finished.bytes, model, step) : []
  if (!listTexts) return { ...finished, findings }
  step('looking for what was left out')
  const { listPdfTexts } = await import('../proof/leaks/pdf-texts.js')
  return { ...finished, findings, said: await listPdfTexts(finished.bytes) }
}

async function verify(
  pdf: Uint8Array,
  model: NoteModel,
  step: (name: string) => void,
): Promise<ProofMessage[]> {
  step('verifying')
  const parsed = parseModel(model)
  if (typeof parsed === 'string')
    throw new TypeError(`Expected a note model to verify by: ${parsed}`)
  return verifyPdf(pdf, parsed)
}
