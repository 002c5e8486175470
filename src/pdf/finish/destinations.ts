import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { Paper } from '../../briefing/pages.js'
import { destinationName, idOfDestination } from '../content/destination-name.js'
import { get, getDict, name as pdfName, toDict } from '../content/objects.js'

/** Where the text's targets are to be found. */
export interface TargetFacts {
  paper: Paper
  /** Pages before the text; the cover has no margins. */
  pagesBefore: number
  /** The page of each element with an id, where it is known. */
  pageOf: ReadonlyMap<string, number>
}

/**
 * Chrome writes where links lead as if pages had no margins, and a call at a page's head as if it stood at the foot of
 * the page before, since its raised number sticks out of the line. Moves every named destination to where its target
 * is. Bookmarks are right as they are.
 */
export function placeDestinations(
  document: PDFDocument,
  { paper, pagesBefore, pageOf }: TargetFacts,
): void {
  const { context, catalog } = document
  const sheets = document.getPages()
  const pages = sheets.map(({ ref }) => ref)
  const seen = new Set<PDFArray>()
  for (const [name, value] of getDict(context, catalog, 'Dests')?.entries() ?? []) {
    const destination = readArray(context.lookup(value))
    if (!destination || seen.has(destination)) continue
    seen.add(destination)
    const [page, , left, top] = destination.asArray()
    const number = page instanceof PDFRef ? pages.indexOf(page) : -1
    if (
      number < 0 ||
      number < pagesBefore ||
      !(left instanceof PDFNumber) ||
      !(top instanceof PDFNumber)
    )
      continue
    const planned = pages[(pageOf.get(idOfDestination(name.decodeText())) ?? number + 1) - 1]
    const moved = planned !== undefined && planned !== page
    if (moved) destination.set(0, planned)
    // A turned page is less high than the others.
    const height = sheets[planned ? pages.indexOf(planned) : number]?.getHeight() ?? paper.height
    const below = moved ? 0 : height - top.asNumber()
    destination.set(2, PDFNumber.of(round(left.asNumber() + paper.margin.left)))
    destination.set(3, PDFNumber.of(round(height - paper.margin.top - below)))
  }
}

/** Gives every named destination a name that is short enough for a PDF, and the links to it that name. */
export function renameDestinations(document: PDFDocument): void {
  const { context, catalog } = document
  const places = getDict(context, catalog, 'Dests')
  for (const [from, place] of places?.entries() ?? []) {
    const to = shorten(from)
    if (to === from) continue
    places?.delete(from)
    places?.set(to, place)
  }
  for (const { node } of document.getPages()) {
    for (const entry of node.Annots()?.asArray() ?? []) {
      const annotation = toDict(context.lookup(entry))
      const holders = [
        [annotation, 'Dest'],
        [getDict(context, annotation, 'A'), 'D'],
      ] as const
      for (const [holder, key] of holders) {
        const named = get(context, holder, key)
        if (named instanceof PDFName) holder?.set(pdfName(key), shorten(named))
      }
    }
  }
}

function shorten(named: PDFName): PDFName {
  return pdfName(destinationName(idOfDestination(named.decodeText())))
}

/** A named destination is an array, or a dictionary with one. */
function readArray(value: PDFObject | undefined): PDFArray | undefined {
  if (value instanceof PDFArray) return value
  const inner = value instanceof PDFDict ? get(value.context, value, 'D') : undefined
  return inner instanceof PDFArray ? inner : undefined
}

function round(points: number): number {
  return Math.round(points * 100) / 100
}
