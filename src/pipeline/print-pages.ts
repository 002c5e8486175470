import type { Page } from 'puppeteer-core'
import { limitsOf, printLimit } from '../browser/limits.js'
import type { OpenedPage } from '../browser/open-page.js'
import type { readPaper } from '../paginate/in-page/paper.js'
import type { readHeadings } from '../paginate/in-page/read-printed.js'
import { type PageMap, paginate, type Unpaginated } from '../paginate/paginate.js'
import { targetScheme } from '../pdf/content/destination-name.js'

/** What pages are printed for: to be finished, for which Chrome writes tags and bookmarks, or only to be looked at. */
export type PrintUse = 'finishing' | 'looking'

/** Prints a placed page. Chrome's own pagination breaks where the note areas and forced breaks tell it to. */
export async function print(page: Page, use: PrintUse = 'finishing'): Promise<Uint8Array> {
  return page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: use === 'finishing',
    outline: use === 'finishing',
    waitForFonts: false,
    // The watchdog has the limit.
    timeout: 0,
  })
}

/** What is asked and told while pages are printed. */
export interface PrintSteps {
  /** Fits the pictures of the loaded page to their size on it; says whether the page may be printed then. */
  fit: (opened: OpenedPage) => Promise<boolean>
  /** Called with where everything will stand; says whether it may be printed so. */
  accept?: (pages: PageMap) => boolean
  /** Called with the name of each step. */
  step?: (name: string) => void
  /** Called with what is to be printed when the browser begins with it: whatever is done meanwhile costs no time. */
  onPrinting?: (placed: PlacedPages) => void
  use?: PrintUse
}

/** A page whose notes are placed. */
export interface PlacedPages {
  pages: PageMap
  headings: ReturnType<typeof readHeadings>
  paper: ReturnType<typeof readPaper>
}

/** What Chrome printed, and what of the page is needed to finish it. */
export interface PrintedPages extends PlacedPages {
  pdf: Uint8Array
}

/**
 * fit → paginate → print: takes the loaded page of the PDF edition; returns the file as Chrome prints it and where
 * everything stands in it; undefined if `fit` or `accept` is against it.
 *
 * @throws the errors of `race`.
 */
export async function printPages(
  opened: OpenedPage,
  briefing: Unpaginated,
  { fit, accept = () => true, step = () => {}, onPrinting, use }: PrintSteps,
): Promise<PrintedPages | undefined> {
  const { page, inPage } = opened
  if (!(await fit(opened))) return undefined
  step('placing notes')
  const pages = await paginate(opened, briefing)
  if (!accept(pages)) return undefined
  step('printing')
  const headings = await opened.race(inPage.readHeadings(), 'layout')
  const paper = await opened.race(inPage.readPaper(), 'layout')
  if (paper) {
    const addressed = { ids: pages.targets.map(({ id }) => id), scheme: targetScheme }
    await opened.race(inPage.addressTargets(addressed), 'layout')
  }
  const limit = printLimit(limitsOf(page.browser()), pages.count)
  const placed = { pages, headings, paper }
  const printing = opened.race(print(page, use), 'print', limit)
  // Where something fails meanwhile, that is the error.
  printing.catch(() => undefined)
  onPrinting?.(placed)
  const pdf = await printing
  opened.check()
  return { pdf, ...placed }
}
