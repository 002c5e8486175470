import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { checkArchive } from '../../pdf/archive.js'
import type { Content } from '../../pdf/content/contents.js'
import {
  get,
  getDict,
  getName,
  getText,
  readName,
  toDict,
  toName,
  toText,
} from '../../pdf/content/objects.js'
import { readSubject } from '../../pdf/ua/subject.js'
import { checkUa } from '../../pdf/ua.js'
import type { Box, LinkAnnotation, PageFacts, PdfObjects } from './facts.js'
import { loadObjects } from './load-objects.js'
import { readAttachments } from './read-attachments.js'
import { listDrawnFonts, readFonts } from './read-fonts.js'
import { type Painted, readInk } from './read-ink.js'
import { readReplaced, readTagTree } from './read-structure.js'

/** What pdf.js does not tell, or only in part: every annotation, the tags over page ends, fonts, metadata. */
export async function readObjects(bytes: Uint8Array): Promise<PdfObjects> {
  const document = await loadObjects(bytes)
  const { catalog, context } = document
  const leaves = document.getPages()
  const pageByObject = new Map(
    leaves.map(({ ref }, index) => [ref.objectNumber, index + 1] as const),
  )
  const pages = leaves.map(({ node, ref }, index): PageFacts => {
    const { width, height } = (node.CropBox() ?? node.MediaBox()).asRectangle()
    const number = pageByObject.get(ref.objectNumber) ?? index + 1
    return { number, width, height, links: listLinks(node.Annots(), number, pageByObject) }
  })
  const metadata = get(context, catalog, 'Metadata')
  const structure = get(context, catalog, 'StructTreeRoot')
  const subject = readSubject(document)
  // All that is kept of them: the objects can go when they are judged.
  const painted = keepPainted(context, subject.contents)
  return {
    pages,
    pageByObject,
    information: readInformation(context),
    xmp:
      metadata instanceof PDFRawStream
        ? new TextDecoder().decode(decodePDFRawStream(metadata).decode())
        : '',
    language: getText(context, catalog, 'Lang'),
    tagged: isTrue(context, getDict(context, catalog, 'MarkInfo'), 'Marked'),
    showsTitle: isTrue(context, getDict(context, catalog, 'ViewerPreferences'), 'DisplayDocTitle'),
    attachments: readAttachments(document),
    fonts: readFonts(leaves.map(({ node }) => node.Resources())),
    structure: structure instanceof PDFDict ? readTagTree(structure) : undefined,
    replaced: readReplaced(subject),
    inkOf: (page) => {
      const content = painted[page - 1]
      return content ? readInk(content) : { runs: [], grounds: [] }
    },
    uaFailures: checkUa(document, subject),
    archiveFailures: checkArchive(document, bytes, subject),
  }
}

/** The document information, by key (ISO 32000-1, 14.3.3). */
function readInformation(context: PDFContext): Map<string, string> {
  const { Info: info } = context.trailerInfo
  const entries = toDict(info && context.lookup(info))?.entries() ?? []
  return new Map(
    entries.map(([key, value]) => [readName(key), toText(context.lookup(value)) ?? ''] as const),
  )
}

function isTrue(context: PDFContext, dict: PDFDict | undefined, key: string): boolean {
  return String(get(context, dict, key)) === 'true'
}

/** What the pages and their forms paint, without the objects that they are read from. */
function keepPainted(context: PDFContext, contents: readonly Content[]): Painted[] {
  const known = new Map<Content, Painted>()
  const keep = (content: Content): Painted => {
    const kept = known.get(content)
    if (kept) return kept
    const { source, operations, placement } = content
    const forms = new Map<string, Painted>()
    const drawnFonts = listDrawnFonts(context, content.resources)
    const painted = { source, operations, placement, forms, drawnFonts }
    known.set(content, painted)
    for (const [key, form] of content.forms) forms.set(key, keep(form))
    return painted
  }
  return contents.map(keep)
}

function listLinks(
  annotations: PDFArray | undefined,
  page: number,
  pageByObject: ReadonlyMap<number, number>,
): LinkAnnotation[] {
  return (annotations?.asArray() ?? []).flatMap((entry, index): LinkAnnotation[] => {
    const annotation = annotations?.lookup(index)
    if (!(annotation instanceof PDFDict)) return []
    const { context } = annotation
    const action = getDict(context, annotation, 'A')
    const kind = getName(context, action, 'S')
    if (getName(context, annotation, 'Subtype') !== 'Link' && kind === undefined) return []
    const target =
      get(context, annotation, 'Dest') ?? (kind === 'GoTo' ? get(context, action, 'D') : undefined)
    const inside = kind === undefined || kind === 'GoTo'
    return [
      {
        page,
        object: entry instanceof PDFRef ? entry.objectNumber : 0,
        box: readBox(get(context, annotation, 'Rect')),
        destination: inside ? destinationOf(target, pageByObject) : undefined,
        url: kind === 'URI' ? (getText(context, action, 'URI') ?? '') : undefined,
        action: inside || kind === 'URI' ? undefined : kind,
      },
    ]
  })
}

function destinationOf(
  target: PDFObject | undefined,
  pageByObject: ReadonlyMap<number, number>,
): string | number | null {
  if (target instanceof PDFArray) {
    const page = target.get(0)
    return (page instanceof PDFRef && pageByObject.get(page.objectNumber)) || null
  }
  return toName(target) ?? toText(target) ?? null
}

/** A rectangle between any two of its corners (ISO 32000-1, 7.9.5); an empty one where there is none. */
function readBox(rectangle: PDFObject | undefined): Box {
  const corners = rectangle instanceof PDFArray ? rectangle.asArray() : []
  const numbers = corners.map((value) => (value instanceof PDFNumber ? value.asNumber() : 0))
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers
  return {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    right: Math.max(x0, x1),
    top: Math.max(y0, y1),
  }
}
