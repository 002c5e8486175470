import { createHash } from 'node:crypto'
import { type PDFDocument, PDFHexString } from '@cantoo/pdf-lib'
import { serialise } from './serialise.js'

const blank = '0'.repeat(32)

/**
 * Saves a document with an identifier that is made from its content: equal content, equal file. The file is written
 * once with a blank identifier of the same length, which its hash then replaces.
 */
export async function saveWithIdentifier(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document
  const identifier = PDFHexString.of(blank)
  context.trailerInfo.ID = context.obj([identifier, identifier])
  await document.flush()
  const file = serialise(context)
  const hash = createHash('sha256').update(file).digest('hex').slice(0, blank.length).toUpperCase()
  let at = file.lastIndexOf('/ID [')
  for (let count = 0; count < 2; count += 1) {
    at = file.indexOf(`<${blank}>`, at)
    if (at < 0) throw new Error('Expected an identifier in the trailer')
    file.write(`<${hash}>`, at, 'latin1')
  }
  return file
}
