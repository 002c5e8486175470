import type { Point } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { countOf } from '../count.js'
import { mostSummaryPages } from '../source/front-matter.js'
import type { SourcePlace } from '../source/place.js'
import type { FrontMatterPlaces } from '../source/read-front-matter.js'
import type { MeasuredExcess } from './in-page/measured.js'
import type { PageMap } from './paginate.js'
import type { FittedSummary } from './plan-pages.js'

/**
 * Puts on the files what only the pages show: a cover whose words have no room (an error), a summary longer than its
 * pages (an error, since they are promised) or set smaller to fit them, what is wider than a page (an error, since it is
 * cut off), and what is taller than a page or makes notes come late (warnings: it is printed, but not as it should be),
 * and pages that stay white (a remark).
 *
 * @param places of what briefing.md decides
 */
export function reportPageFaults(
  files: readonly VFile[],
  pages: PageMap,
  places: FrontMatterPlaces,
): void {
  const [main] = files
  if (main && pages.coverExcess > 0) reportCover(main, pages.coverExcess, places.title)
  if (main && pages.summary) reportSummary(main, pages.summary, places.summary)
  const report = (
    source: SourcePlace | undefined,
    ruleId: string,
    message: string,
  ): VFileMessage | undefined => {
    const file = files.find(({ path }) => path === source?.file) ?? main
    const place = { line: source?.line ?? 1, column: source?.column ?? 1 }
    return file?.message(message, { place, ruleId, source: 'briefing' })
  }
  for (const { kind, excess, source } of pages.wide) {
    const found = report(source, 'too-wide', explainExcess(kind, excess))
    if (found) found.fatal = true
  }
  for (const { page, source } of pages.overfull) {
    const message = `This is taller than page ${page} has room for, with the notes that belong to it. Shorten it, or divide it`
    report(source, 'page-overfull', message)
  }
  for (const { page, share, source } of pages.holes) {
    const message = `${Math.round(share * 100)} % of page ${page} stays white, because this does not fit there with the notes that belong to it. Make it lower, or let more text stand before it`
    const found = report(source, 'page-hole', message)
    if (found) found.fatal = undefined
  }
  for (const { note, page, callPage, source } of pages.late) {
    const after = page - callPage === 1 ? 'one page' : `${page - callPage} pages`
    const message = `Note ${note} begins on page ${page}, ${after} after its call: the notes called in one line are together longer than a page. Shorten them, or spread the calls`
    report(source, 'note-late', message)
  }
}

/** @param excess px */
function reportCover(main: VFile, excess: number, place: Point): void {
  const message = main.message(
    `The words on the cover take ${millimetresOf(excess)} more than it has room for, in the smallest type that they may have. Shorten the title or the subtitle`,
    { place, ruleId: 'cover-too-long', source: 'briefing' },
  )
  message.fatal = true
}

function reportSummary(main: VFile, { pages, size, excess }: FittedSummary, place: Point): void {
  const theirs = pages === 1 ? 'page' : `${pages} pages`
  const percent = `${Math.round(size * 100)} %`
  if (excess > 0) {
    const lines = countOf(excess, 'line')
    const more =
      pages < mostSummaryPages
        ? `, or let it fill more pages with \`summary-pages: ${pages + 1}\``
        : ''
    const message = main.message(
      `${lines} of the summary do not fit its ${theirs}, ${size < 1 ? `even at ${percent} of their size` : 'in the smallest type that can be read'}. Shorten the opening words or the chapters’ summaries${more}`,
      { place, ruleId: 'summary-too-long', source: 'briefing' },
    )
    message.fatal = true
  } else if (size < 1) {
    main.info(
      `The summary was set at ${percent} to fit its ${theirs}. Shorten the opening words or the chapters’ summaries where it should have its full size`,
      { place, ruleId: 'summary-smaller', source: 'briefing' },
    )
  }
}

/** @param excess px */
function explainExcess(kind: MeasuredExcess['kind'], excess: number): string {
  const length = millimetresOf(excess)
  switch (kind) {
    case 'table':
      return `The table is ${length} wider than the page, in the smallest type that can be read; break long words, drop a column, or turn the page (\`landscape\`)`
    case 'turned-table':
      return `The table is ${length} wider than its turned page, in the smallest type that can be read; break long words, or drop a column`
    case 'picture':
      return `The picture is ${length} wider than the page; make it narrower`
    case 'text':
      return `This is ${length} wider than the page; break long words, or nest it less deeply`
  }
}

function millimetresOf(px: number): string {
  return `${Math.max(1, Math.round((px / 96) * 25.4))} mm`
}
