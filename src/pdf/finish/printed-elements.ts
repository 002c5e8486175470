import { type PDFContext, PDFDict, PDFObjectParser, PDFRef } from '@cantoo/pdf-lib'
import type { WrittenElement, WrittenKid } from '../content/structure-tree.js'

/** Chrome's file in two parts, so that most of it need not become objects before it is thrown away. */
export interface PrintedFile {
  /** Everything but the structure elements, and no table of where it stands: pdf-lib needs none. */
  rest: Uint8Array
  elements: PrintedElements
}

/** The structure elements of a printed file, as Chrome wrote them: nine of ten objects. */
export interface PrintedElements {
  /** The largest number among them. */
  last: number
  /** Reads one and forgets it; undefined if it is not among them. */
  take(ref: PDFRef, context: PDFContext): WrittenElement | PDFDict | undefined
}

const begin = '<</Type /StructElem\n'
const end = Buffer.from('\nendobj\n')

/**
 * Takes a file as Chrome prints it; returns its structure elements apart from the rest. They are found by the table at
 * its end (ISO 32000-1, 7.5.4). A file that is not written in this way is all rest.
 */
export function splitPrinted(pdf: Uint8Array): PrintedFile {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const starts = new Map<number, number>()
  const elements: PrintedElements = {
    last: 0,
    take: (ref, context) => {
      const start = starts.get(ref.objectNumber)
      if (start === undefined || !starts.delete(ref.objectNumber)) return undefined
      const stop = file.indexOf(end, start)
      return (
        readRegular(file.toString('latin1', start, stop)) ??
        readAny(file.subarray(start, stop), context)
      )
    },
  }
  const table = findTable(file)
  if (!table) return { rest: pdf, elements }
  const cuts: number[] = []
  for (let number = 1; number < table.size; number += 1) {
    const head = `${number} 0 obj\n`
    const at = Number(
      file.toString('latin1', table.first + number * 20, table.first + number * 20 + 10),
    )
    const start = at + head.length
    if (file.toString('latin1', at, start + begin.length) !== head + begin) continue
    starts.set(number, start)
    cuts.push(at)
    elements.last = number
  }
  const kept: Buffer[] = []
  let from = 0
  for (const cut of Int32Array.from(cuts).sort()) {
    kept.push(file.subarray(from, cut))
    from = file.indexOf(end, cut) + end.length
  }
  kept.push(file.subarray(from, table.start), file.subarray(table.trailer))
  return { rest: Buffer.concat(kept), elements }
}

/** Where a plain table of all objects stands, its first entry, and the trailer after it; undefined if there is none. */
function findTable(file: Buffer) {
  const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(file.toString('latin1', -64))?.[1] ?? -1)
  const head =
    start < 0 ? null : /^xref\n0 (\d+)\n/.exec(file.toString('latin1', start, start + 32))
  if (!head) return undefined
  const first = start + head[0].length
  const size = Number(head[1])
  const trailer = first + size * 20
  if (file.toString('latin1', trailer, trailer + 7) !== 'trailer') return undefined
  return { start, first, size, trailer }
}

const elementHead =
  /^<<\/Type \/StructElem\n\/S \/(\w+)\n\/P \d+ 0 R\n(?:\/Pg (\d+) 0 R\n)?\/K (\[?)/

const elementKid =
  /(\d+) 0 R|(\d+)|<<\/Type \/OBJR\n\/Obj (\d+) 0 R\n\/Pg (\d+) 0 R>>|<<\/Type \/MCR\n\/Pg (\d+) 0 R\n\/MCID (\d+)>>/y

/** Reads an element as most are written, without attributes; undefined if it is written in another way. */
function readRegular(text: string): WrittenElement | undefined {
  const head = elementHead.exec(text)
  if (!head) return undefined
  const [{ length }, type = '', page, bracket] = head
  const kids: WrittenKid[] = []
  let at = length
  do {
    elementKid.lastIndex = at
    const kid = elementKid.exec(text)
    if (!kid) return undefined
    kids.push(toKid(kid))
    at += kid[0].length
  } while (bracket === '[' && text[at++] === ' ')
  const rest = text.slice(bracket === '[' ? at - 1 : at)
  if (rest !== (bracket === '[' ? ']>>' : '>>')) return undefined
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

function readAny(bytes: Uint8Array, context: PDFContext): PDFDict | undefined {
  const object = PDFObjectParser.forBytes(bytes, context).parseObject()
  return object instanceof PDFDict ? object : undefined
}
