import type { NoteModel } from '../briefing/describe.js'
import calls from './html/html-calls.js'
import contentLoss from './html/html-content-loss.js'
import ids from './html/html-ids.js'
import links from './html/html-links.js'
import notes from './html/html-notes.js'
import selfContained from './html/html-self-contained.js'
import { readHtmlPage } from './html/read-html-page.js'
import { gatherHtmlEvidence, type HtmlMessage, type HtmlRule } from './html/rule.js'

/** What every HTML edition promises. */
export const htmlRules: readonly HtmlRule[] = [contentLoss, notes, calls, links, ids, selfContained]

/**
 * Reads a finished HTML edition back and proves it against the note model of its briefing, as that is without pages.
 * Every rule runs, whatever the others say; no message means that the file keeps them all.
 */
export function verifyHtml(html: string, model: NoteModel): HtmlMessage[] {
  const evidence = gatherHtmlEvidence(readHtmlPage(html), model)
  return htmlRules.flatMap((rule) => rule.check(evidence))
}
