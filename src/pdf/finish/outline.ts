import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFNumber,
  type PDFPage,
} from '@cantoo/pdf-lib'
import type { Paper } from '../../briefing/pages.js'
import { get, getDict, getText, name } from '../content/objects.js'

/** A heading of the document. */
export interface Heading {
  /** Empty if it has none. */
  id: string
  /** Its words, without the numbers of the notes that it calls. */
  text: string
}

/**
 * Chrome makes a bookmark of each heading, with the numbers of the notes that it calls, and lets that of one at a page's
 * head lead to the foot of the page before, where its margin began. Gives each the bare words, and the page of the plan.
 */
export function settleBookmarks(
  document: PDFDocument,
  headings: readonly Heading[],
  pageOf: ReadonlyMap<string, number>,
  paper: Paper | undefined,
): void {
  const items = listBookmarks(document)
  const sheets = document.getPages()
  // Chrome leaves out empty headings.
  const worded = headings.filter(({ text }) => squeeze(text) !== '')
  let next = 0
  for (const [position, item] of items.entries()) {
    const printed = squeeze(getText(document.context, item, 'Title') ?? '')
    const index =
      worded.length === items.length
        ? position
        : worded.findIndex(
            ({ text }, place) => place >= next && printed.startsWith(squeeze(text).slice(0, 12)),
          )
    const heading = worded[index]
    if (!heading) continue
    item.set(name('Title'), PDFHexString.fromText(heading.text))
    const sheet = sheets[(pageOf.get(heading.id) ?? 0) - 1]
    if (sheet && paper) moveTo(item, sheet, paper, document)
    next = index + 1
  }
}

/** Lets a bookmark that leads to another page lead to the head of this one. */
function moveTo(item: PDFDict, sheet: PDFPage, { margin }: Paper, { context }: PDFDocument): void {
  const destination = get(context, item, 'Dest')
  if (!(destination instanceof PDFArray) || destination.get(0) === sheet.ref) return
  destination.set(0, sheet.ref)
  destination.set(3, PDFNumber.of(sheet.getHeight() - margin.top))
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

/** All bookmarks in the order in which they are shown. */
export function listBookmarks({ context, catalog }: PDFDocument): PDFDict[] {
  const items: PDFDict[] = []
  const visit = (parent: PDFDict | undefined): void => {
    let item = getDict(context, parent, 'First')
    while (item && !items.includes(item)) {
      items.push(item)
      visit(item)
      const next = get(context, item, 'Next')
      item = next instanceof PDFDict ? next : undefined
    }
  }
  visit(getDict(context, catalog, 'Outlines'))
  return items
}

/** Viewers show the printed page numbers: 1, 2, 3 … with the cover as the first (ISO 32000-1, 12.4.2). */
export function writePageLabels({ context, catalog }: PDFDocument): void {
  catalog.set(name('PageLabels'), context.obj({ Nums: [0, { S: 'D', St: 1 }] }))
}
