import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib'

const known = new WeakMap<Uint8Array, Promise<PDFDocument>>()

/** Loads the objects of a finished PDF, to be read and not changed; once, whoever asks for them: it takes longer than most rules. */
export function loadObjects(bytes: Uint8Array): Promise<PDFDocument> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest }
  const document = known.get(bytes) ?? PDFDocument.load(bytes, options)
  known.set(bytes, document)
  return document
}
