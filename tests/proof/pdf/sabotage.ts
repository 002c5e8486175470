import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { LinkAnnotation, ReadPdf, TextItem } from '../../../src/proof/pdf/facts.js'

/** Takes a PDF apart, lets one thing be broken, and puts it together again: its objects in streams, as in a finished file. */
export async function breakPdf(
  bytes: Uint8Array,
  spoil: (document: PDFDocument) => void,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  })
  spoil(document)
  return document.save({ addDefaultPage: false })
}

/** The items that show a text, alone or as part of more. */
export function findItems(pdf: ReadPdf, text: string, page?: number): TextItem[] {
  return pdf.pages
    .flatMap(({ items }) => items)
    .filter((item) => item.text.includes(text) && (page === undefined || item.page === page))
}

export function findItem(pdf: ReadPdf, text: string, page?: number): TextItem {
  const [item] = findItems(pdf, text, page)
  if (!item) throw new Error(`The fixture does not print ${text}`)
  return item
}

export function findLink(pdf: ReadPdf, fits: (link: LinkAnnotation) => boolean): LinkAnnotation {
  const link = pdf.pages.flatMap(({ links }) => links).find(fits)
  if (!link) throw new Error('The fixture has no such link')
  return link
}

/** Changes the operators of a page. */
export function editPage(
  document: PDFDocument,
  page: number,
  edit: (operators: string) => string,
): void {
  const { node } = document.getPage(page - 1)
  const contents = node.Contents()
  const stream = contents instanceof PDFArray ? contents.lookup(0) : contents
  if (!(stream instanceof PDFRawStream)) throw new Error('Expected one stream of operators')
  const before = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  const after = edit(before)
  if (after === before) throw new Error('The sabotage changed nothing')
  const changed = document.context.flateStream(Buffer.from(after, 'latin1'))
  node.set(PDFName.of('Contents'), document.context.register(changed))
}

/** Changes the operators of the marked content that holds an item. */
export function editMark(
  document: PDFDocument,
  { page, mark }: TextItem,
  edit: (operators: string) => string,
): void {
  editPage(document, page, (operators) => {
    const [start, end] = findMark(operators, mark)
    return operators.slice(0, start) + edit(operators.slice(start, end)) + operators.slice(end)
  })
}

export function readMark(document: PDFDocument, { page, mark }: TextItem): string {
  let found = ''
  editPage(document, page, (operators) => {
    found = operators.slice(...findMark(operators, mark))
    return `${operators}\n`
  })
  return found
}

function findMark(operators: string, mark: string | undefined): [number, number] {
  const id = mark?.split(':')[1] ?? ''
  const begin = new RegExp(`/MCID ${id}\\b[^>]*>>\\s*BDC`).exec(operators)
  if (!begin) throw new Error(`No marked content ${mark}`)
  const start = begin.index + begin[0].length
  let depth = 1
  for (const match of operators.slice(start).matchAll(/\b(BDC|BMC|EMC)\b/g)) {
    depth += match[1] === 'EMC' ? -1 : 1
    if (depth === 0) return [start, start + match.index]
  }
  throw new Error(`Marked content ${mark} does not end`)
}

/** What shows glyphs. */
export const showing = /<[0-9A-F]*>\s*Tj|\[[^\]]*\]\s*TJ/g

/** Takes the last glyphs away. */
export function dropLastGlyphs(operators: string): string {
  const last = [...operators.matchAll(/<([0-9A-F]{4,})>\s*Tj/g)].at(-1)
  if (!last?.[1]) throw new Error('No glyphs to drop')
  const kept = last[1].slice(0, -4)
  return (
    operators.slice(0, last.index) +
    (kept ? `<${kept}> Tj` : '') +
    operators.slice(last.index + last[0].length)
  )
}

/** Moves text by CSS pixels, to the right and down. */
export function shift(operators: string, right: number, down: number): string {
  return operators.replace(
    /(1 0 0 -1) (-?[\d.]+) (-?[\d.]+) Tm/g,
    (_, scale, x, y) => `${scale} ${Number(x) + right} ${Number(y) + down} Tm`,
  )
}

function annotationOf(document: PDFDocument, link: LinkAnnotation): PDFDict {
  const found = document.context.lookup(PDFRef.of(link.object))
  if (!(found instanceof PDFDict)) throw new Error('No such annotation')
  return found
}

export function leadTo(document: PDFDocument, link: LinkAnnotation, name: string): void {
  const annotation = annotationOf(document, link)
  annotation.delete(PDFName.of('A'))
  annotation.set(PDFName.of('Dest'), PDFName.of(name))
}

export function setAction(
  document: PDFDocument,
  link: LinkAnnotation,
  action: Record<string, string>,
): void {
  const entries = Object.entries(action).map(([key, value]) => [
    key,
    key === 'S' ? PDFName.of(value) : PDFHexString.of(Buffer.from(value).toString('hex')),
  ])
  annotationOf(document, link).set(
    PDFName.of('A'),
    document.context.obj(Object.fromEntries(entries)),
  )
}

export function moveLink(document: PDFDocument, link: LinkAnnotation, up: number): void {
  const { left, bottom, right, top } = link.box
  const corners = [left, bottom + up, right, top + up].map((value) => PDFNumber.of(value))
  annotationOf(document, link).set(PDFName.of('Rect'), document.context.obj(corners))
}

/** Lets a named place be on another page. */
export function moveDestination(document: PDFDocument, name: string, page: number): void {
  const destinations = document.catalog.lookup(PDFName.of('Dests'), PDFDict)
  const target = destinations.lookup(PDFName.of(name), PDFArray)
  target.set(0, document.getPage(page - 1).ref)
}

/** Every font of the document. */
export function listFonts(document: PDFDocument): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict)
    .filter((object) => object.get(PDFName.of('Type')) === PDFName.of('Font'))
}

/** Lets the fonts call one of their characters another; both as four hexadecimal digits. */
export function remap(document: PDFDocument, from: string, to: string): void {
  const key = PDFName.of('ToUnicode')
  for (const font of listFonts(document)) {
    const map = font.lookup(key)
    if (!(map instanceof PDFRawStream)) continue
    const text = Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')
    const changed = document.context.flateStream(text.replaceAll(`<${from}>`, `<${to}>`))
    font.set(key, document.context.register(changed))
  }
}
