import type { Briefing } from '../briefing/briefing.js'
import { locateTargets } from '../briefing/pages.js'
import type { LaunchedBrowser } from '../browser/launch.js'
import { type OpenedPage, openPage } from '../browser/open-page.js'
import { print } from '../browser/print.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { loadFonts } from '../fonts/load-fonts.js'
import { readPostScriptName } from '../fonts/read-post-script-name.js'
import { subsetFonts } from '../fonts/subset-fonts.js'
import { plainTheme, type Theme } from '../house/theme/theme.js'
import { addressTargets } from '../paginate/in-page/address-targets.js'
import { readHeadings } from '../paginate/in-page/read-headings.js'
import { readPaper } from '../paginate/in-page/read-paper.js'
import { type PageMap, paginate } from '../paginate/paginate.js'
import type { Attachment } from '../pdf/finish/attachments.js'
import { targetScheme } from '../pdf/finish/destinations.js'
import { finish } from '../pdf/finish.js'

export interface PrintSettings {
  browser: LaunchedBrowser
  /** Seconds since 1970 for the PDF's dates, instead of the date of issue. */
  epoch: number | undefined
  /** Whose fonts the page may ask for as well. */
  theme?: Theme
  /** Files that the PDF carries. */
  attachments?: readonly Attachment[]
  /** Fits the pictures of the loaded page to their size on it; says whether the page may be printed then. */
  fit: (opened: OpenedPage) => Promise<boolean>
  /** Told where everything will stand; says whether it may be printed so. */
  accept: (pages: PageMap) => boolean
  /** Told what the work turns to. */
  step: (name: string) => void
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
  {
    browser: { browser },
    epoch,
    theme = plainTheme,
    attachments,
    fit,
    accept,
    step,
  }: PrintSettings,
): Promise<PrintedPdf | undefined> {
  const fonts = new Set<string>()
  const files = subsetFonts(html, new Map([...loadFonts(), ...theme.fontFiles]), (font) => {
    fonts.add(readPostScriptName(font))
  })
  await using opened = await openPage(browser, { html, files })
  const { page } = opened
  if (!(await fit(opened))) return undefined
  step('placing notes')
  const pages = await paginate(opened, briefing)
  if (!accept(pages)) return undefined
  step('printing')
  const headings = await opened.race(page.evaluate(readHeadings), 'layout')
  const paper = await opened.race(page.evaluate(readPaper), 'layout')
  const { targets } = pages
  if (paper) {
    const addressed = { ids: targets.map(({ id }) => id), scheme: targetScheme }
    await opened.race(page.evaluate(addressTargets, addressed), 'layout')
  }
  const printed = await opened.race(print(page), 'print')
  opened.check()
  step('finishing')
  const { frontMatter } = briefing
  const pageOf = locateTargets(briefing.notes, pages)
  const finished = await finish(printed, {
    frontMatter,
    headings,
    epoch,
    paper,
    targets,
    pageOf,
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
