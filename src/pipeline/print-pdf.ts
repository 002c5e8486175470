import type { Briefing } from '../briefing/briefing.js'
import type { NoteModel } from '../briefing/describe.js'
import { locateTargets } from '../briefing/pages.js'
import type { LaunchedBrowser } from '../browser/launch.js'
import { openPage } from '../browser/open-page.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { readPostScriptName } from '../fonts/read-font.js'
import { loadFonts, subsetFonts } from '../fonts/subset-fonts.js'
import { plainTheme, type Theme } from '../house/theme/theme.js'
import type { PageMap } from '../paginate/paginate.js'
import type { Attachment } from '../pdf/finish/attachments.js'
import type { FileText } from '../proof/leaks/search.js'
import type { ProofMessage } from '../proof/message.js'
import type { Finisher } from './finish-in-thread.js'
import { type PlacedPages, type PrintedPages, type PrintSteps, printPages } from './print-pages.js'

/** How a PDF is printed and finished. */
export interface PrintSettings extends Omit<PrintSteps, 'use' | 'onPrinting'> {
  browser: LaunchedBrowser
  finisher: Finisher
  /** Called when the browser begins to print: whatever is done meanwhile costs no time. */
  onPrinting?: () => void
  /** Called when the browser has done its part. */
  onPrinted?: (pages: PageMap) => void
  /** Returns what the finished file is proved by; without it, it is not. */
  describe?: ((pages: PageMap) => NoteModel) | undefined
  /** Whether the texts of the finished file are asked for. */
  listTexts?: boolean
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Whose fonts the page may ask for as well. */
  theme?: Theme
  /** Files that the PDF carries. */
  attachments?: readonly Attachment[]
}

/** A finished PDF. */
export interface PrintedPdf {
  bytes: Uint8Array
  pages: PageMap
  /** What it was proved by. */
  model?: NoteModel
  /** What it does not keep of what its model promises. */
  findings: ProofMessage[]
  said?: FileText[]
}

/**
 * fit → paginate → print → finish → verify: takes the HTML of the PDF edition, returns the file and where everything
 * stands in it; undefined if `fit` or `accept` is against it.
 */
export async function printPdf(
  html: string,
  briefing: Briefing,
  settings: PrintSettings,
): Promise<PrintedPdf | undefined> {
  const printed = await printHtml(html, briefing, settings)
  if (!printed) return undefined
  const { pdf, headings, paper, pages, model } = printed
  const { finisher, listTexts, epoch, attachments, onPrinted, step = () => {} } = settings
  const facts = {
    frontMatter: briefing.frontMatter,
    headings,
    epoch,
    paper,
    targets: pages.targets,
    pageOf: locateTargets(briefing.notes, pages),
    attachments,
  }
  const finishing = finisher.finish({ pdf, facts, model, listTexts }, step)
  onPrinted?.(pages)
  const finished = await finishing
  if (finished.pages !== pages.count) {
    throw new BriefingError(
      `The PDF has ${finished.pages} pages where ${pages.count} were planned, so notes may be misplaced. Nothing was written; please report this, and send the briefing.`,
      exitCode.verificationFailed,
    )
  }
  const { bytes, findings, said } = finished
  return { bytes, pages, findings, ...(model && { model }), ...(said && { said }) }
}

/** What is printed, and what it will be proved by. */
interface Plan {
  pages: PageMap
  model: NoteModel | undefined
}

/** The page is closed once it is printed: what follows needs no browser. */
async function printHtml(
  html: string,
  briefing: Briefing,
  { browser: { browser }, theme = plainTheme, describe, onPrinting, ...steps }: PrintSettings,
): Promise<(PrintedPages & Plan) | undefined> {
  const fonts = new Set<string>()
  const files = subsetFonts(html, new Map([...loadFonts(), ...theme.fontFiles]), (font) => {
    fonts.add(readPostScriptName(font))
  })
  await using opened = await openPage(browser, { html, files })
  const plans: Plan[] = []
  const plan = ({ pages: placed, paper }: PlacedPages): void => {
    // Before it is measured, the page has asked for all its fonts.
    const pages = { ...placed, fonts: [...fonts].sort(), ...(paper && { paper }) }
    plans.push({ pages, model: describe?.(pages) })
    onPrinting?.()
  }
  const printed = await printPages(opened, briefing, { ...steps, onPrinting: plan })
  const [planned] = plans
  return printed && planned && { ...printed, ...planned }
}
