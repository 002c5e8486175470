import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { checkArchive } from '../../pdf/archive.js'
import type { Content } from '../../pdf/content/contents.js'
import { readName, toName, toText } from '../../pdf/content/objects.js'
import { readSubject } from '../../pdf/ua/subject.js'
import { checkUa } from '../../pdf/ua.js'
import type { LinkAnnotation, PageFacts, PdfObjects } from './facts.js'
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
  const info = context.trailerInfo.Info
  const dictionary = info && context.lookup(info)
  const information = new Map<string, string>()
  for (const [key, value] of dictionary instanceof PDFDict ? dictionary.entries() : []) {
    information.set(readName(key), toText(context.lookup(value)) ?? '')
  }
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  const mark = catalog.lookup(PDFName.of('MarkInfo'))
  const structure = catalog.lookup(PDFName.of('StructTreeRoot'))
  const subject = readSubject(document)
  // All that is kept of them: the objects can go when they are judged.
  const painted = keepPainted(context, subject.contents)
  const viewer = catalog.lookup(PDFName.of('ViewerPreferences'))
  return {
    pages,
    pageByObject,
    information,
    xmp:
      metadata instanceof PDFRawStream
        ? new TextDecoder().decode(decodePDFRawStream(metadata).decode())
        : '',
    language: toText(catalog.lookup(PDFName.of('Lang'))),
    tagged: mark instanceof PDFDict && String(mark.lookup(PDFName.of('Marked'))) === 'true',
    showsTitle:
      viewer instanceof PDFDict && String(viewer.lookup(PDFName.of('DisplayDocTitle'))) === 'true',
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
    const rectangle = annotation.lookup(PDFName.of('Rect'))
    const action = annotation.lookup(PDFName.of('A'))
    const kind = action instanceof PDFDict ? toName(action.lookup(PDFName.of('S'))) : undefined
    const subtype = toName(annotation.lookup(PDFName.of('Subtype')))
    if (subtype !== 'Link' && kind === undefined) return []
    const value = (key: string) =>
      action instanceof PDFDict ? action.lookup(PDFName.of(key)) : undefined
    const target =
      annotation.lookup(PDFName.of('Dest')) ?? (kind === 'GoTo' ? value('D') : undefined)
    const inside = kind === undefined || kind === 'GoTo'
    return [
      {
        page,
        object: entry instanceof PDFRef ? entry.objectNumber : 0,
        box: boxOf(rectangle instanceof PDFArray ? rectangle : undefined),
        destination: inside ? destinationOf(target, pageByObject) : undefined,
        url: kind === 'URI' ? (toText(value('URI')) ?? '') : undefined,
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

function boxOf(rectangle: PDFArray | undefined) {
  const numbers = (rectangle?.asArray() ?? []).map((value) =>
    value instanceof PDFNumber ? value.asNumber() : 0,
  )
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers
  return {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    right: Math.max(x0, x1),
    top: Math.max(y0, y1),
  }
}
