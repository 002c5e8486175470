import {
  ParseSpeeds,
  PDFDocument,
  PDFObjectStreamParser,
  PDFRawStream,
  PDFXRefStreamParser,
} from '@cantoo/pdf-lib'
import { name } from '../../pdf/content/objects.js'
import { readObjectStream } from './read-object-stream.js'

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

const { forStream: readCarefully } = PDFObjectStreamParser
const { forStream: readTable } = PDFXRefStreamParser

// Nearly all objects of a finished file stand in such streams, which pdf-lib reads byte by byte.
PDFObjectStreamParser.forStream = (stream, shouldWait) => {
  const objects = readObjectStream(stream)
  if (!objects) return readCarefully(stream, shouldWait)
  const { context } = stream.dict
  for (const [ref, object] of objects) context.assign(ref, object)
  // They are all read: pdf-lib finds none.
  return readCarefully(context.stream('', { N: 0, First: 0 }))
}

// pdf-lib finds objects without a table, and makes an object of each of its entries only to throw it away.
PDFXRefStreamParser.forStream = ({ dict }) => {
  const trailer = dict.clone()
  trailer.set(name('Index'), dict.context.obj([]))
  trailer.delete(name('Filter'))
  return readTable(PDFRawStream.of(trailer, new Uint8Array()))
}
