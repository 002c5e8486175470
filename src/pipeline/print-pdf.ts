import type { Briefing } from '../briefing/briefing.js'
import { locateTargets } from '../briefing/pages.js'
import type { LaunchedBrowser } from '../browser/launch.js'
import { openPage } from '../browser/open-page.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { readPostScriptName } from '../fonts/read-font.js'
import { loadFonts, subsetFonts } from '../fonts/subset-fonts.js'
import { plainTheme, type Theme } from '../house/theme/theme.js'
import type { PageMap } from '../paginate/paginate.js'
import type { Attachment } from '../pdf/finish/attachments.js'
import { targetScheme } from '../pdf/finish/destinations.js'
import { finish } from '../pdf/finish.js'
import { type PrintSteps, printPages } from './print-pages.js'

export interface PrintSettings extends Omit<PrintSteps, 'scheme'> {
  browser: LaunchedBrowser
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Whose fonts the page may ask for as well. */
  theme?: Theme
  /** Files that the PDF carries. */
  attachments?: readonly Attachment[]
}

export interface PrintedPdf {
  bytes: Uint8Array
  pages: PageMap
}

/**
 * fit → paginate → print → finish: takes the HTML of the PDF edition, gives the file and where everything stands in it;
 * undefined where `fit` or `accept` is against it.
 */
export async function printPdf(
  html: string,
  briefing: Briefing,
  { browser: { browser }, epoch, theme = plainTheme, attachments, ...steps }: PrintSettings,
): Promise<PrintedPdf | undefined> {
  const fonts = new Set<string>()
  const files = subsetFonts(html, new Map([...loadFonts(), ...theme.fontFiles]), (font) => {
    fonts.add(readPostScriptName(font))
  })
  await using opened = await openPage(browser, { html, files })
  const printed = await printPages(opened, briefing, { ...steps, scheme: targetScheme })
  if (!printed) return undefined
  const { pdf, pages, headings, paper } = printed
  steps.step?.('finishing')
  const finished = await finish(pdf, {
    frontMatter: briefing.frontMatter,
    headings,
    epoch,
    paper,
    targets: pages.targets,
    pageOf: locateTargets(briefing.notes, pages),
    attachments,
  })
  if (finished.pages !== pages.count) {
    throw new BriefingError(
      `The PDF has ${finished.pages} pages where ${pages.count} were planned, so notes may be misplaced. Nothing was written; please report this with the briefing.`,
      exitCode.verificationFailed,
    )
  }
  const known = { fonts: [...fonts].sort(), ...(paper && { paper }) }
  return { bytes: finished.bytes, pages: { ...pages, ...known } }
}
