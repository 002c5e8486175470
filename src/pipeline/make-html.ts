import { describeBriefing } from '../briefing/describe.js'
import { type MadeContent, type Making, secondsSince, setIntoTemplate } from './making.js'
import { proveHtml, reportHtmlFindings } from './prove.js'

/**
 * transform → render → verify: returns the HTML edition, and whether it keeps what the note model promises.
 *
 * @param printing from when on it is set
 * @param printed from when on it is read back
 */
export async function makeHtml(
  making: Making,
  printing: Promise<unknown>,
  printed: Promise<unknown>,
): Promise<MadeContent> {
  const { briefing, settings, order } = making
  await printing
  const setting = performance.now()
  const content = await setIntoTemplate('html', making)
  const seconds = secondsSince(setting)
  await printed
  if (settings.verify) order.step('proving the HTML edition')
  const proving = performance.now()
  const findings = settings.verify ? await proveHtml(content, describeBriefing(briefing)) : []
  return {
    content,
    seconds: seconds + secondsSince(proving),
    report: (files) => reportHtmlFindings(findings, files),
  }
}
