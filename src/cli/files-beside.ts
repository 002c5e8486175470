import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ProofMessage } from '../proof/message.js'
import type { VerificationModel } from '../proof/verify-pdf.js'

/** Compares the files for machines that stand beside a PDF with those that it was built with; says which are others. */
export async function compareFilesBeside(
  pdf: string,
  { attachments = [] }: Pick<VerificationModel, 'attachments'>,
): Promise<ProofMessage[]> {
  const messages: ProofMessage[] = []
  for (const { name, sha256 } of attachments) {
    // A PDF that is passed on alone is whole.
    const bytes = await readFile(path.join(path.dirname(pdf), name)).catch(() => undefined)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') === sha256) continue
    messages.push({
      ruleId: 'pdf-attachments',
      severity: 'error',
      message: `\`${name}\` beside the PDF is not the one that was built with it. Build the briefing again`,
      page: null,
    })
  }
  return messages
}
