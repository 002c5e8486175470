import { type PDFContext, PDFDict, type PDFObject, PDFObjectParser, PDFRef } from '@cantoo/pdf-lib'
import { ObjectReader, UnusualSyntax } from '../content/object-reader.js'
import type { WrittenElement, WrittenKid } from '../content/structure-tree.js'

/** Chrome's file in two parts, so that most of it need not become objects before it is thrown away. */
export interface PrintedFile {
  /**
   * Everything but the structure elements, what leads to them, and annotations; and no table of where it stands: pdf-lib
   * needs none.
   */
  rest: Uint8Array
  elements: PrintedElements
  /** Puts the annotations among the objects: most of what is not an element. */
  addAnnotations(context: PDFContext): void
}

/** The structure elements of a printed file, as Chrome wrote them: nine of ten objects. */
export interface PrintedElements {
  /** The largest number among them and what else is read apart. */
  last: number
  /** Reads one and forgets it; undefined if it is not among them. */
  take(ref: PDFRef, context: PDFContext): WrittenElement | PDFDict | undefined
}

const element = '<</Type /StructElem\n'
const end = '\nendobj\n'
const annotation = '<</Type /Annot\n'

/**
 * Takes a file as Chrome prints it; returns its structure elements apart from the rest. They are found by the table at
 * its end (ISO 32000-1, 7.5.4). What leads back to them (14.7.4.4) is left out: it is written anew. A file that is not
 * written in this way is all rest.
 */
export function splitPrinted(pdf: Uint8Array): PrintedFile {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  // As a text: to ask a buffer takes longer each time, and there are tens of thousands.
  const text = file.toString('latin1')
  const table = findTable(text)
  const { starts, annotations, cuts, last } = findApart(text, table)
  const read = (start: number, context: PDFContext): PDFObject => {
    try {
      return new ObjectReader(text, context).readObjectAt(start)
    } catch (error) {
      if (!(error instanceof UnusualSyntax)) throw error
      return PDFObjectParser.forBytes(file.subarray(start), context).parseObject()
    }
  }
  return {
    rest: table ? cutOut(file, text, table, cuts) : pdf,
    elements: {
      last,
      take: (ref, context) => {
        const start = starts.get(ref.objectNumber)
        if (start === undefined || !starts.delete(ref.objectNumber)) return undefined
        const regular = readRegular(text, start)
        if (regular) return regular
        const object = read(start, context)
        return object instanceof PDFDict ? object : undefined
      },
    },
    addAnnotations: (context) => {
      for (const [number, start] of annotations)
        context.assign(PDFRef.of(number), read(start, context))
    },
  }
}

/** What is read apart, or not at all. */
interface Apart {
  /** Where elements and annotations begin, by their numbers. */
  starts: Map<number, number>
  annotations: Map<number, number>
  /** Where all objects begin that the rest is without, in no order. */
  cuts: number[]
  /** The largest number among them. */
  last: number
}

function findApart(text: string, table: Table | undefined): Apart {
  const apart: Apart = { starts: new Map(), annotations: new Map(), cuts: [], last: 0 }
  const { starts, annotations, cuts } = apart
  const lists: { number: number; at: number; start: number }[] = []
  const cut = (number: number, at: number): void => {
    cuts.push(at)
    apart.last = Math.max(apart.last, number)
  }
  for (const { number, at, start } of listObjects(text, table)) {
    if (text[start] === '[') lists.push({ number, at, start })
    const found = text.startsWith(element, start)
      ? starts
      : text.startsWith(annotation, start)
        ? annotations
        : undefined
    found?.set(number, start)
    if (found) cut(number, at)
  }
  for (const { number, at, start } of lists) {
    firstReference.lastIndex = start
    if (starts.has(Number(firstReference.exec(text)?.[1]))) cut(number, at)
  }
  return apart
}

/** Gives of each object its number, where it stands, and where it begins after its head. */
function* listObjects(text: string, table: Table | undefined) {
  for (let number = 1; table && number < table.size; number += 1) {
    const entry = table.first + number * 20
    const at = Number(text.slice(entry, entry + 10))
    const head = `${number} 0 obj\n`
    if (text.startsWith(head, at)) yield { number, at, start: at + head.length }
  }
}

function cutOut(
  file: Buffer,
  text: string,
  { start, trailer }: Table,
  cuts: readonly number[],
): Buffer {
  const kept: Buffer[] = []
  let from = 0
  for (const cut of Int32Array.from(cuts).sort()) {
    kept.push(file.subarray(from, cut))
    from = text.indexOf(end, cut) + end.length
  }
  kept.push(file.subarray(from, start), file.subarray(trailer))
  return Buffer.concat(kept)
}

/** What a list begins with that leads from a page to its elements; a list of numbers begins otherwise. */
const firstReference = /\[(\d+) 0 R/y

/** Where a plain table of all objects stands, its first entry, how many it has, and the trailer after it. */
interface Table {
  start: number
  first: number
  size: number
  trailer: number
}

/** Undefined if there is none. */
function findTable(text: string): Table | undefined {
  const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? -1)
  const head = start < 0 ? null : /^xref\n0 (\d+)\n/.exec(text.slice(start, start + 32))
  if (!head) return undefined
  const first = start + head[0].length
  const size = Number(head[1])
  const trailer = first + size * 20
  if (!text.startsWith('trailer', trailer)) return undefined
  return { start, first, size, trailer }
}

const elementHead =
  /<<\/Type \/StructElem\n\/S \/(\w+)\n\/P \d+ 0 R\n(?:\/Pg (\d+) 0 R\n)?\/K (\[?)/y

const elementKid =
  /(\d+) 0 R|(\d+)|<<\/Type \/OBJR\n\/Obj (\d+) 0 R\n\/Pg (\d+) 0 R>>|<<\/Type \/MCR\n\/Pg (\d+) 0 R\n\/MCID (\d+)>>/y

/** Reads the element at an offset as most are written, without attributes; undefined if it is written in another way. */
function readRegular(text: string, start: number): WrittenElement | undefined {
  elementHead.lastIndex = start
  const head = elementHead.exec(text)
  if (!head) return undefined
  const [{ length }, type = '', page, bracket] = head
  const kids: WrittenKid[] = []
  let at = start + length
  do {
    elementKid.lastIndex = at
    const kid = elementKid.exec(text)
    if (!kid) return undefined
    kids.push(toKid(kid))
    at += kid[0].length
  } while (bracket === '[' && text[at++] === ' ')
  const isWhole =
    bracket === '[' ? text.startsWith(`]>>${end}`, at - 1) : text.startsWith(`>>${end}`, at)
  if (!isWhole) return undefined
  return { type, page: page === undefined ? undefined : refOf(page), kids }
}

/** By their numbers: pdf-lib looks for each by its text. */
const refs: PDFRef[] = []

function toKid([, element, own, object, objectPage, page, mcid]: RegExpExecArray): WrittenKid {
  if (element !== undefined) return refOf(element)
  if (own !== undefined) return Number(own)
  if (object !== undefined)
    return { kind: 'object', page: refOf(objectPage), object: refOf(object) }
  return { kind: 'content', page: refOf(page), form: undefined, mcid: Number(mcid) }
}

function refOf(digits: string | undefined): PDFRef {
  const number = Number(digits)
  const ref = refs[number] ?? PDFRef.of(number)
  refs[number] = ref
  return ref
}
