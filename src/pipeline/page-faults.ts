import type { VFile } from 'vfile'
import type { PageMap } from './paginate.js'

/**
 * Puts on the files what only the pages show: a summary longer than its page (an error, since its page is promised),
 * and what is taller than a page or makes notes come late (warnings: it is printed, but not as it should be).
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
  const warn = (source: string | undefined, ruleId: string, message: string): void => {
    const [, path, line, column] = /^(.*):(\d+):(\d+)$/.exec(source ?? '') ?? []
    const file = files.find((candidate) => candidate.path === path) ?? main
    const place = { line: Number(line ?? 1), column: Number(column ?? 1) }
    file?.message(message, { place, ruleId, source: 'briefing' })
  }
  for (const { page, source } of pages.overfull) {
    const message = `This is taller than page ${page} has room for, with the notes that belong to it. Shorten it, or divide it`
    warn(source, 'page-overfull', message)
  }
  for (const { note, page, callPage, source } of pages.late) {
    const after = page - callPage === 1 ? 'one page' : `${page - callPage} pages`
    const message = `Note ${note} begins on page ${page}, ${after} after its call: the notes called in one line are together longer than a page. Shorten them, or spread the calls`
    warn(source, 'note-late', message)
  }
}
