import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib'
import type { Paper, PlacedTarget } from '../briefing/pages.js'
import { wordsOf } from '../briefing/words.js'
import type { FrontMatter } from '../source/front-matter.js'
import { type Attachment, attachFiles } from './finish/attachments.js'
import { leadLinks, renameDestinations, writeDestinations } from './finish/destinations.js'
import { describeDocument, writeInformation, writeXmp } from './finish/metadata.js'
import { nameGlyphs } from './finish/nameless-glyphs.js'
import { type Heading, settleBookmarks, writePageLabels } from './finish/outline.js'
import { writeOutputIntent } from './finish/output-intent.js'
import { splitPrinted } from './finish/printed-elements.js'
import { saveWithIdentifier } from './finish/serialise.js'
import { rebuildStructure } from './finish/structure.js'

/** What is known of a printed PDF that it does not say itself. */
export interface FinishFacts {
  frontMatter: FrontMatter
  /** Words of every heading in document order: the bookmarks’ titles. */
  headings: readonly Heading[]
  /** Seconds since 1970, where the environment fixes the date (SOURCE_DATE_EPOCH). */
  epoch: number | undefined
  /** The sheet and its margins, where the style sheet names them. */
  paper?: Paper | undefined
  /** Where links lead that the page had as addresses; used where there is a `paper`. */
  targets?: readonly PlacedTarget[] | undefined
  /** Where the plan has elements with an id. */
  pageOf?: ReadonlyMap<string, number> | undefined
  /** Files that it carries. */
  attachments?: readonly Attachment[] | undefined
}

/** The file that is delivered. */
export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
}

/**
 * Takes Chrome's PDF; returns the one that is delivered: tagged as PDF/UA-1 asks and fit for the archive as PDF/A-3a
 * does, described by the front matter, with nothing of the machine or the hour in it. What is seen stays as it is, and
 * the same input gives the same bytes.
 */
export async function finish(
  pdf: Uint8Array,
  {
    frontMatter,
    headings,
    epoch,
    paper,
    targets = [],
    pageOf = new Map(),
    attachments = [],
  }: FinishFacts,
): Promise<FinishedPdf> {
  const printed = splitPrinted(pdf)
  const document = await PDFDocument.load(printed.rest, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  })
  printed.addAnnotations(document.context)
  const information = describeDocument(frontMatter, epoch)
  nameGlyphs(document)
  leadLinks(document)
  const { elements } = printed
  document.context.largestObjectNumber = Math.max(
    document.context.largestObjectNumber,
    elements.last,
  )
  const written = await rebuildStructure(document, elements, wordsOf(frontMatter.language))
  settleBookmarks(document, headings, pageOf, paper)
  renameDestinations(document)
  if (paper) writeDestinations(document, targets, paper)
  writePageLabels(document)
  writeInformation(document, information)
  writeXmp(document, information)
  writeOutputIntent(document)
  attachFiles(document, attachments, information.date)
  return { bytes: await saveWithIdentifier(document, written), pages: document.getPageCount() }
}
