import { createHash } from 'node:crypto'
import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import type { FrontMatter } from '../report/front-matter.js'

export interface FinishFacts {
  frontMatter: FrontMatter
  /** Words of every heading in document order: the bookmarks’ titles. */
  headings: readonly string[]
  /** Seconds since 1970, where the environment fixes the date (SOURCE_DATE_EPOCH). */
  epoch: number | undefined
}

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
}

const save = {
  useObjectStreams: false,
  updateFieldAppearances: false,
  addDefaultPage: false,
} as const

/**
 * Takes Chrome's PDF; gives the one that is delivered: information from the front matter, bookmarks without note
 * numbers, nothing of the machine or the hour in it. The same input gives the same bytes.
 */
export async function finish(
  pdf: Uint8Array,
  { frontMatter, headings, epoch }: FinishFacts,
): Promise<FinishedPdf> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const date =
    epoch === undefined ? new Date(`${frontMatter.issued}T00:00:00Z`) : new Date(epoch * 1000)
  document.setTitle(frontMatter.title, { showInWindowTitleBar: true })
  document.setAuthor((frontMatter.authors ?? [frontMatter.publisher]).join('; '))
  document.setSubject(frontMatter.subtitle ?? frontMatter.classification)
  document.setCreator('threat-briefing')
  document.setProducer('Chromium/Skia, threat-briefing')
  document.setLanguage(frontMatter.language)
  document.setCreationDate(date)
  document.setModificationDate(date)
  renameBookmarks(document, headings)

  const { context } = document
  const bytes = await document.save(save)
  // The identifier is made from the content: equal content, equal file.
  const identifier = PDFHexString.of(createHash('sha256').update(bytes).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([identifier, identifier])
  return { bytes: await document.save(save), pages: document.getPageCount() }
}

/** Chrome makes a bookmark of each heading, with the numbers of the notes that it calls. */
function renameBookmarks(document: PDFDocument, headings: readonly string[]): void {
  const outlines = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  let next = 0
  const visit = (parent: PDFDict | undefined): void => {
    let item = parent?.lookupMaybe(PDFName.of('First'), PDFDict)
    while (item) {
      const title = headings[next]
      next += 1
      if (title !== undefined) item.set(PDFName.of('Title'), PDFHexString.fromText(title))
      visit(item)
      item = item.lookupMaybe(PDFName.of('Next'), PDFDict)
    }
  }
  visit(outlines)
}
