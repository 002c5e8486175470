import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import {
  buildHtml,
  buildSample,
  type OpenOptions,
  openHtml,
  writeSmallBriefing,
} from './open-html.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** What axe finds wrong with a page, with a note's popup open. */
async function findViolations(html: string, options: OpenOptions): Promise<string[]> {
  const { page } = await openHtml(launched.browser, html, options)
  await page.$eval('main a[aria-expanded]', (call) => {
    call.scrollIntoView({ block: 'center' })
    call.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  })
  await page.waitForSelector('.note-popup:popover-open')
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    // @ts-expect-error axe is a global of the page, not of this file.
    const { violations } = await globalThis.axe.run({ resultTypes: ['violations'] })
    return violations as { id: string; nodes: { html: string; failureSummary?: string }[] }[]
  })
  await page.close()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  )
}

describe('axe finds nothing wrong', () => {
  it.each(
    ['2024-03', 'en-2024-03', 'cyber-mercenaries'].flatMap((id) => [
      { id, scheme: 'light' as const, width: 1280 },
      { id, scheme: 'dark' as const, width: 390 },
    ]),
  )('with $id, $scheme, $width pixels wide', async ({ id, scheme, width }) => {
    expect(await findViolations(await buildSample(id), { scheme, width })).toEqual([])
  })

  it('with calls in every place that may hold one', async () => {
    const html = await buildHtml(await writeSmallBriefing())
    for (const scheme of ['light', 'dark'] as const) {
      for (const width of [390, 1280])
        expect(await findViolations(html, { scheme, width })).toEqual([])
    }
  })
})
