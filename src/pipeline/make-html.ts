import { describeBriefing } from '../briefing/describe.js'
import { type MadeContent, type Making, secondsSince, setIntoTemplate } from './making.js'
import { proveHtml, reportHtmlFindings } from './prove.js'

/** The HTML edition before it is proved. */
export interface SetHtml {
  content: string
  seconds: number
}

/** transform → render */
export async function setHtml(making: Making): Promise<SetHtml> {
  const started = performance.now()
  const content = await setIntoTemplate('html', making)
  return { content, seconds: secondsSince(started) }
}

/** verify: waits for the HTML edition to be set, and reads it back. */
export async function proveSetHtml(
  making: Making,
  setting: Promise<SetHtml>,
): Promise<MadeContent> {
  const { content, seconds } = await setting
  const started = performance.now()
  const findings = making.settings.verify
    ? await proveHtml(content, describeBriefing(making.briefing))
    : []
  return {
    content,
    seconds: seconds + secondsSince(started),
    report: (files) => reportHtmlFindings(findings, files),
  }
}
