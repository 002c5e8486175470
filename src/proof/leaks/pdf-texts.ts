import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { group } from '../../group.js'
import { inlines } from '../../pdf/content/structure-types.js'
import type { ReadPdf, TaggedElement, TextItem } from '../pdf/facts.js'
import { loadObjects } from '../pdf/load-objects.js'
import { readPdf } from '../pdf/read-pdf.js'
import type { FileText } from './search.js'

/** Lists what a JSON file says: every text and every key in it, and nothing of its shape. */
function listJsonTexts(json: string, where: string): FileText[] {
  const texts = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value)
    else if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, held] of Object.entries(value)) {
        texts.add(key)
        visit(held)
      }
    }
  }
  visit(JSON.parse(json))
  return [...texts].map((text) => ({ text, where }))
}

/** Lists what a file of lines says, such as CSV, in which a quoted value may go over several. */
function listLines(text: string, where: string): FileText[] {
  return [...text.matchAll(/(?:"(?:[^"]|"")*"|[^\r\n])+/g)].map(([line]) => ({ text: line, where }))
}

/** Lists what a file says that is JSON, or else a file of lines. */
export function listFileTexts(text: string, where: string): FileText[] {
  return /^\s*[[{]/.test(text) ? listJsonTexts(text, where) : listLines(text, where)
}

/** Lists what a PDF says, anywhere in it. */
export async function listPdfTexts(bytes: Uint8Array): Promise<FileText[]> {
  return [...listPageTexts(await readPdf(bytes)), ...(await listObjectTexts(bytes))]
}

/** Takes a PDF as it was read back; lists what its pages say: what is tagged block by block, the rest as it stands. */
function listPageTexts({ pages, structure }: ReadPdf): FileText[] {
  const items = pages.flatMap((page) => page.items)
  const { blocks, tagged } = structure
    ? readBlocks(structure, items)
    : { blocks: [], tagged: new Set() }
  const apart = group(
    items.filter((item) => !tagged.has(item)),
    ({ page }) => page,
  )
  return [
    ...blocks.map((block) => textOfPage(block, '')),
    ...[...apart.values()].map((others) => textOfPage(others, '\n')),
  ]
}

function textOfPage(items: readonly TextItem[], separator: string): FileText {
  return {
    text: items.map(({ text }) => text).join(separator),
    where: `page ${items[0]?.page} of the PDF`,
  }
}

/** Takes the tags; returns what each block of them holds, and everything that some tag names. */
function readBlocks(structure: TaggedElement, items: readonly TextItem[]) {
  const byMark = group(items, ({ mark }) => mark)
  const blocks: TextItem[][] = []
  const tagged = new Set<TextItem>()
  let block: TextItem[] = []
  const endBlock = (): void => {
    if (block.length > 0) blocks.push(block)
    block = []
  }
  const visit = (element: TaggedElement, around: 'call' | 'text'): void => {
    const isBlock = !inlines.has(element.role)
    if (isBlock) endBlock()
    for (const child of element.children) {
      if ('role' in child) visit(child, element.role === 'Reference' ? 'call' : around)
      else if ('mark' in child) {
        for (const item of byMark.get(child.mark) ?? []) {
          // Numbers of notes part no words.
          if (around === 'text' || !/^[\d, ]*$/.test(item.text)) block.push(item)
          tagged.add(item)
        }
      }
    }
    if (isBlock) endBlock()
  }
  visit(structure, 'text')
  endBlock()
  return { blocks, tagged }
}

/**
 * Lists what the objects of a PDF say: strings and names wherever they stand (metadata, bookmarks, alternative texts,
 * addresses, names of files), and the content of attached files.
 */
async function listObjectTexts(bytes: Uint8Array): Promise<FileText[]> {
  const { context } = await loadObjects(bytes)
  const objects = [
    ...context.enumerateIndirectObjects().map(([, object]) => object),
    ...[context.trailerInfo.Info].flatMap((info) => info ?? []),
  ]
  return [
    ...objects.flatMap((object) => listIn(object, '')),
    ...objects.flatMap((object) => (object instanceof PDFRawStream ? listOfStream(object) : [])),
  ]
}

/** Returns the content of the attached files of a PDF. */
export async function listAttached(bytes: Uint8Array): Promise<Uint8Array[]> {
  const { context } = await loadObjects(bytes)
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && nameIn(object, 'Type') === 'EmbeddedFile'
        ? [decodePDFRawStream(object).decode()]
        : [],
    )
}

function listIn(object: PDFObject, key: string): FileText[] {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    return formatsOwn.has(key) ? [] : [textAt(object.decodeText(), key)]
  }
  // Names are the format's own, except those of places and files.
  if (object instanceof PDFName)
    return Object.hasOwn(places, key) && !isFit(object) ? [textAt(object.decodeText(), key)] : []
  if (object instanceof PDFArray) {
    // Two numbers that tell versions of a file apart stand where elsewhere the name of a tag does.
    return key === 'ID' ? [] : object.asArray().flatMap((each) => listIn(each, key))
  }
  if (object instanceof PDFRawStream) return listIn(object.dict, key)
  if (!(object instanceof PDFDict)) return []
  return object.entries().flatMap(([name, value]) => {
    const under = name.decodeText()
    // The names of destinations are keys, and may be an author's.
    return [...(isDestination(value) ? [textAt(under, 'Dest')] : []), ...listIn(value, under)]
  })
}

function isDestination(value: PDFObject): boolean {
  const [page, fit] = value instanceof PDFArray ? value.asArray() : []
  return page instanceof PDFRef && fit instanceof PDFName && isFit(fit)
}

/** How much of a page a destination shows (ISO 32000-1, table 151). */
function isFit(name: PDFName): boolean {
  return /^(?:XYZ|Fit(?:[HVRB]|BH|BV)?)$/.test(name.decodeText())
}

/** What an author may have written, by the key under which it stands. */
const places: Readonly<Record<string, string>> = {
  Alt: 'an alternative text',
  ActualText: 'a replacement text',
  Contents: 'an annotation',
  URI: 'a link',
  Title: 'a title or a bookmark',
  Author: 'the metadata',
  Subject: 'the metadata',
  Keywords: 'the metadata',
  Dest: 'the name of a place or a file',
  D: 'the name of a place or a file',
  Names: 'the name of a place or a file',
  ID: 'the name of a tag',
  E: 'an expansion',
  T: 'the title of a tag',
  F: 'the name of a place or a file',
  UF: 'the name of a place or a file',
  Desc: 'the description of a file',
}

/** Keys of strings in which a format speaks of itself. */
const formatsOwn = new Set([
  'Registry',
  'Ordering',
  'OutputConditionIdentifier',
  'Info',
  'CreationDate',
  'ModDate',
  'M',
  'Lang',
])

function textAt(text: string, key: string): FileText {
  const place = Object.hasOwn(places, key) ? places[key] : 'an object'
  return { text, where: `${place} of the PDF` }
}

/**
 * Streams that are text: metadata and attached files. Those of pages are read as a reader sees them, and here what they say
 * besides.
 */
function listOfStream(stream: PDFRawStream): FileText[] {
  const kind = nameIn(stream, 'Type')
  if (kind === '' || nameIn(stream, 'Subtype') === 'Form') return listMarkedTexts(stream)
  if (kind !== 'Metadata' && kind !== 'EmbeddedFile') return []
  const text = new TextDecoder().decode(decodePDFRawStream(stream).decode())
  if (kind === 'Metadata') {
    const where = 'the metadata of the PDF'
    return text.split(/<[^>]*>/).map((held) => ({ text: held, where }))
  }
  return listFileTexts(text, 'a file attached to the PDF')
}

function nameIn({ dict }: PDFRawStream, key: string): string {
  const name = dict.lookup(PDFName.of(key))
  return name instanceof PDFName ? name.decodeText() : ''
}

/** What a content stream says instead of glyphs or of a picture (ISO 32000-1, 14.9.3 and 14.9.4). */
const marked =
  /\/(?<key>ActualText|Alt|E)\s*(?:\((?<text>(?:\\[\s\S]|[^\\)])*)\)|<(?<hex>[0-9A-Fa-f\s]*)>)/g

function listMarkedTexts(stream: PDFRawStream): FileText[] {
  // Fonts and profiles have lengths of their own, and no text.
  if (stream.dict.has(PDFName.of('Length1')) || stream.dict.has(PDFName.of('N'))) return []
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  return [...content.matchAll(marked)].map(({ groups }) => {
    const { key = '', text, hex } = groups ?? {}
    const string = text === undefined ? PDFHexString.of(hex ?? '') : PDFString.of(text)
    return textAt(string.decodeText(), key)
  })
}
