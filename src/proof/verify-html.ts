import type { NoteModel } from '../briefing/describe.js'
import { gather } from './html/evidence.js'
import { readPage } from './html/read-page.js'
import { type HtmlMessage, htmlRules } from './html/rules.js'

export type { HtmlMessage } from './html/rules.js'
export { htmlRules } from './html/rules.js'

/**
 * Reads a finished HTML edition back and proves it against the note model of its briefing, as that is without pages.
 * Every rule runs, whatever the others say; no message means that the file keeps them all.
 */
export function verifyHtml(html: string, model: NoteModel): HtmlMessage[] {
  const evidence = gather(readPage(html), model)
  return htmlRules.flatMap((rule) => rule.check(evidence))
}
