import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib'

const known = new WeakMap<Uint8Array, WeakRef<PDFDocument>>()

/**
 * Loads the objects of a finished PDF, to be read and not changed. It takes longer than most rules: who asks soon after
 * another gets the same, but they are let go when nobody reads them and the memory is wanted.
 */
export async function loadObjects(bytes: Uint8Array): Promise<PDFDocument> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest }
  const document = known.get(bytes)?.deref() ?? (await PDFDocument.load(bytes, options))
  known.set(bytes, new WeakRef(document))
  return document
}
