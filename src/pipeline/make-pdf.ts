import type { OpenedPage } from '../browser/open-page.js'
import { retryCrashed } from '../browser/retry-crashed.js'
import { reportPageFaults } from '../paginate/page-faults.js'
import type { PageMap } from '../paginate/paginate.js'
import { fitPrinted, reportPrintedFaults } from '../pictures/fit-pictures.js'
import { placeFrontMatter } from '../source/read-front-matter.js'
import { describeMade } from './describe-made.js'
import { openFinisher } from './finish-in-thread.js'
import { hasErrors } from './inspect.js'
import { type MadeContent, type Making, secondsSince, setIntoTemplate } from './making.js'
import { type PrintSettings, printPdf } from './print-pdf.js'
import { reportPdfFindings } from './prove.js'

/**
 * transform → render → fit → paginate → print → finish → verify: returns the PDF edition; undefined where its pages cannot
 * be printed, which the messages on the files explain.
 */
export async function makePdf(
  making: Making,
  moments: Pick<PrintSettings, 'onPrinting' | 'onPrinted'>,
): Promise<MadeContent | undefined> {
  const started = performance.now()
  const { inspected, briefing, attachments, theme, settings, order } = making
  const { epoch, verify, browser: share } = settings
  using finisher = openFinisher({ verify })
  const html = await setIntoTemplate('pdf', making)
  const printing: Omit<PrintSettings, 'browser'> = {
    ...moments,
    ...judgePages(making),
    ...(verify && { describe: (pages) => describeMade(making, pages) }),
    listTexts: order.onSet !== undefined,
    step: order.step,
    epoch,
    theme,
    attachments,
    finisher,
  }
  const files = inspected.parsed.map(({ file }) => file)
  const known = files.map(({ messages }) => messages.length)
  const printed = await retryCrashed(
    share,
    (browser) => printPdf(html, briefing, { ...printing, browser }),
    () => {
      order.step('trying again with a fresh browser')
      for (const [index, { messages }] of files.entries()) messages.length = known[index] ?? 0
    },
  )
  if (!printed) return undefined
  const { bytes, findings, ...made } = printed
  return {
    ...made,
    content: bytes,
    seconds: secondsSince(started),
    report: (files) => reportPdfFindings(findings, files),
  }
}

/** Puts what only the pages show onto the files; both say whether they may be printed then. */
function judgePages({ inspected, pictures, settings }: Making) {
  return {
    async fit(opened: OpenedPage): Promise<boolean> {
      const faults = await fitPrinted(opened, pictures, settings.fitBitmap)
      reportPrintedFaults({ ...inspected, pictures }, faults)
      return !hasErrors(inspected)
    },
    accept(pages: PageMap): boolean {
      const files = inspected.parsed.map(({ file }) => file)
      reportPageFaults(files, pages, placeFrontMatter(inspected.parsed[0]))
      return !hasErrors(inspected)
    },
  }
}
