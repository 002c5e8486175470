import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { Paper } from '../../report/pages.js'
import { get, getDict } from '../objects.js'
import { listBookmarks } from './outline.js'

/**
 * Nothing that can be led to is so low, in pt: what Chrome places this near to the foot of the type area is a raised
 * number that sticks out of the first line of the next page.
 */
const leastHeight = 6

/**
 * Chrome writes where links and bookmarks lead as if pages had no margins, and a call at a page's head as if it stood
 * at the foot of the page before. Moves every destination to where its target is.
 *
 * @param before pages before the text; the cover has no margins
 */
export function placeDestinations(document: PDFDocument, paper: Paper, before: number): void {
  const { context, catalog } = document
  const pages = document.getPages().map(({ ref }) => ref)
  const named = getDict(context, catalog, 'Dests')?.values() ?? []
  const ofBookmarks = listBookmarks(document).map((item) => get(context, item, 'Dest'))
  const seen = new Set<PDFArray>()
  for (const value of [...named, ...ofBookmarks]) {
    const destination = readArray(context.lookup(value))
    if (!destination || seen.has(destination)) continue
    seen.add(destination)
    const [page, , left, top] = destination.asArray()
    const number = page instanceof PDFRef ? pages.indexOf(page) : -1
    if (
      number < 0 ||
      number < before ||
      !(left instanceof PDFNumber) ||
      !(top instanceof PDFNumber)
    )
      continue
    const room = paper.height - paper.margin.top - paper.margin.bottom
    const below = paper.height - top.asNumber()
    const next = pages[number + 1]
    const slips = room - below < leastHeight && next !== undefined
    if (slips) destination.set(0, next)
    destination.set(2, PDFNumber.of(round(left.asNumber() + paper.margin.left)))
    destination.set(3, PDFNumber.of(round(paper.height - paper.margin.top - (slips ? 0 : below))))
  }
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
