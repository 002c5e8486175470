import { type PDFObject, type PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { ObjectReader, UnusualSyntax } from '../../pdf/content/object-reader.js'
import { getNumber, readStream } from '../../pdf/content/objects.js'

/** Reads the objects of a stream of objects (ISO 32000-1, 7.5.7); undefined where that is better left to pdf-lib. */
export function readObjectStream(stream: PDFRawStream): [PDFRef, PDFObject][] | undefined {
  const { context } = stream.dict
  const count = getNumber(context, stream.dict, 'N')
  const first = getNumber(context, stream.dict, 'First')
  if (count === undefined || first === undefined) return undefined
  const reader = new ObjectReader(readStream(stream), context)
  try {
    const places = Array.from({ length: count }, () => [reader.readDigits(), reader.readDigits()])
    return places.map(([number = 0, offset = 0]) => [
      PDFRef.of(number),
      reader.readObjectAt(first + offset),
    ])
  } catch (error) {
    if (error instanceof UnusualSyntax) return undefined
    throw error
  }
}
