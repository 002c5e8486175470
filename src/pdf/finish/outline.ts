import { PDFDict, type PDFDocument, PDFHexString } from '@cantoo/pdf-lib'
import { get, getDict, getText, name } from '../objects.js'

/** Chrome makes a bookmark of each heading, with the numbers of the notes that it calls: gives them the bare words. */
export function renameBookmarks(document: PDFDocument, headings: readonly string[]): void {
  const items = listBookmarks(document)
  // Chrome leaves out empty headings.
  const told = headings.filter((heading) => squeeze(heading) !== '')
  let next = 0
  for (const [position, item] of items.entries()) {
    const printed = squeeze(getText(document.context, item, 'Title') ?? '')
    const index =
      told.length === items.length
        ? position
        : told.findIndex(
            (heading, index) => index >= next && printed.startsWith(squeeze(heading).slice(0, 12)),
          )
    const title = told[index]
    if (!title) continue
    item.set(name('Title'), PDFHexString.fromText(title))
    next = index + 1
  }
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
