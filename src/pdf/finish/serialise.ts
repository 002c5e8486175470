import { createHash } from 'node:crypto'
import {
  PDFCatalog,
  type PDFContext,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'
import { deflate } from './deflate.js'

const blank = '0'.repeat(32)

/** Objects as they are to be written, by their numbers. */
export type WrittenObjects = ReadonlyMap<number, string>

/**
 * Saves a document with an identifier that is made from its content: equal content, equal file. The file is written
 * once with a blank identifier of the same length, which its hash then replaces.
 */
export async function saveWithIdentifier(
  document: PDFDocument,
  written: WrittenObjects,
): Promise<Uint8Array> {
  const { context } = document
  const identifier = PDFHexString.of(blank)
  context.trailerInfo.ID = context.obj([identifier, identifier])
  await document.flush()
  const file = await serialise(context, written)
  const hash = createHash('sha256').update(file).digest('hex').slice(0, blank.length).toUpperCase()
  let at = file.lastIndexOf('/ID [')
  for (let count = 0; count < 2; count += 1) {
    at = file.indexOf(`<${blank}>`, at)
    if (at < 0) throw new Error('Expected an identifier in the trailer')
    file.write(`<${hash}>`, at, 'latin1')
  }
  return file
}

/** Long ones: half the time of usual ones, and smaller. A reader has to open one for each object that it wants. */
const objectsPerStream = 1000

/** Where an object stands: at an offset in the file, or at a place in a stream of objects. */
type Entry = { offset: number } | { stream: number; index: number }

/**
 * Takes the objects of a document, and some more that are written already; returns the file (ISO 32000-1, 7.5): streams
 * and pages as they are, all other objects in compressed streams (7.5.7), and a cross-reference stream (7.5.8) with the
 * trailer's entries. The same objects give the same bytes on every machine.
 *
 * Every object has generation 0, as in all that Chrome prints.
 *
 * Written here since pdf-lib's writer takes time with the square of the number of objects: 24 s for 86 000.
 */
export async function serialise(
  context: PDFContext,
  written: WrittenObjects = new Map(),
): Promise<Buffer> {
  const file = createFile()
  file.add(bytesOf(context.header), newline, newline)
  const loose: [number: number, object: PDFObject | string][] = [...written]
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (isOfOldFile(object)) continue
    if (standsAlone(object)) file.addObject(ref.objectNumber, bytesOf(object))
    else loose.push([ref.objectNumber, object])
  }
  loose.sort(([a], [b]) => a - b)
  let next = context.largestObjectNumber + 1
  const packing: Promise<Buffer>[] = []
  for (let start = 0; start < loose.length; start += objectsPerStream) {
    const run = loose.slice(start, start + objectsPerStream)
    const stream = next + packing.length
    for (const [index, [number]] of run.entries()) file.entries.set(number, { stream, index })
    packing.push(packObjects(run))
  }
  for (const packed of await Promise.all(packing)) {
    file.addObject(next, packed)
    next += 1
  }
  const start = file.length
  file.entries.set(next, { offset: start })
  const { Root, Info, ID } = context.trailerInfo
  const trailer = [
    ['Root', Root],
    ['Info', Info],
    ['ID', ID],
  ] as const
  const keys = trailer.flatMap(([key, value]) => (value ? [`/${key} ${String(value)}`] : []))
  file.addObject(next, await packEntries(file.entries, next, keys.join(' ')))
  file.add(latin1(`startxref\n${start}\n%%EOF\n`))
  return file.join()
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const newline = latin1('\n')

/** A file that is written from its beginning to its end, and knows where its objects stand. */
function createFile() {
  const chunks: Uint8Array[] = []
  const entries = new Map<number, Entry>()
  const file = {
    entries,
    length: 0,
    add(...parts: Uint8Array[]): void {
      for (const part of parts) file.length += part.length
      chunks.push(...parts)
    },
    addObject(number: number, content: Uint8Array): void {
      if (!entries.has(number)) entries.set(number, { offset: file.length })
      file.add(latin1(`${number} 0 obj\n`), content, latin1('\nendobj\n\n'))
    },
    join: () => Buffer.concat(chunks, file.length),
  }
  return file
}

interface Writable {
  sizeInBytes(): number
  copyBytesInto(buffer: Uint8Array, offset: number): number
}

function bytesOf(object: Writable): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** Streams cannot stand inside a stream; the pages are left where every reader finds them soon. */
function standsAlone(object: PDFObject): boolean {
  return (
    object instanceof PDFStream ||
    object instanceof PDFCatalog ||
    object instanceof PDFPageTree ||
    object instanceof PDFPageLeaf
  )
}

/** What held the objects of the file that was read. */
function isOfOldFile(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false
  const type = object.dict.lookup(PDFName.of('Type'))
  return type === PDFName.of('XRef') || type === PDFName.of('ObjStm')
}

function packObjects(run: readonly [number, PDFObject | string][]): Promise<Buffer> {
  const places: string[] = []
  const contents: string[] = []
  let offset = 0
  for (const [number, object] of run) {
    // One character a byte.
    const content = String(object)
    places.push(`${number} ${offset}`)
    contents.push(content, '\n')
    offset += content.length + 1
  }
  const head = `${places.join(' ')}\n`
  const keys = `/Type /ObjStm /N ${run.length} /First ${head.length}`
  return packStream(keys, head + contents.join(''))
}

/** Bytes of the three fields of an entry: its kind, its offset or stream, its place in that. */
const widths = [1, 4, 2] as const

function packEntries(
  entries: ReadonlyMap<number, Entry>,
  last: number,
  trailer: string,
): Promise<Buffer> {
  const width = widths[0] + widths[1] + widths[2]
  const table = Buffer.alloc((last + 1) * width)
  // The head of the list of free objects; a number that is not in the file is free as well.
  table.writeUInt16BE(0xffff, 5)
  for (const [number, entry] of entries) {
    const isPacked = 'stream' in entry
    table.writeUInt8(isPacked ? 2 : 1, number * width)
    table.writeUInt32BE(isPacked ? entry.stream : entry.offset, number * width + 1)
    table.writeUInt16BE(isPacked ? entry.index : 0, number * width + 5)
  }
  const keys = `/Type /XRef /Size ${last + 1} /W [ ${widths.join(' ')} ] ${trailer}`
  return packStream(keys, table.toString('latin1'))
}

async function packStream(keys: string, content: string): Promise<Buffer> {
  const packed = await deflate(content)
  const head = latin1(`<<\n${keys} /Filter /FlateDecode /Length ${packed.length}\n>>\nstream\n`)
  return Buffer.concat([head, packed, latin1('\nendstream')])
}
