import type { VFile } from 'vfile'
import type { PageMap } from './paginate.js'

/**
 * Puts on the files what only the pages show: a summary longer than its page (an error, since its page is promised),
 * and what is taller than a page (a warning: it is printed, but not as it should be).
 */
export function reportPageFaults(files: readonly VFile[], pages: PageMap): void {
  const [main] = files
  if (pages.summaryExcess > 0 && main) {
    const lines = pages.summaryExcess === 1 ? '1 line' : `${pages.summaryExcess} lines`
    const message = main.message(
      `${lines} of the one-page summary do not fit its page. Shorten the opening words or the chapters’ summaries, or build with --shrink-summary`,
      { place: { line: 1, column: 1 }, ruleId: 'summary-too-long', source: 'briefing' },
    )
    message.fatal = true
  }
  for (const { page, source } of pages.overfull) {
    const [, path, line, column] = /^(.*):(\d+):(\d+)$/.exec(source ?? '') ?? []
    const file = files.find((candidate) => candidate.path === path) ?? main
    file?.message(
      `This is taller than page ${page} has room for, with the notes that belong to it. Shorten it, or divide it`,
      {
        place: { line: Number(line ?? 1), column: Number(column ?? 1) },
        ruleId: 'page-overfull',
        source: 'briefing',
      },
    )
  }
}
