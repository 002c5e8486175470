import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../../src/browser/launch.js'
import { openPage } from '../../../src/browser/open-page.js'
import { loadTinyFont } from '../tiny-font.js'

let browser: LaunchedBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const paper = { width: 200, height: 300, margin: { top: 10, right: 10, bottom: 10, left: 10 } }

/** Px between a turned table and the text after it, where this stands between them. */
async function measureDistance(between: string): Promise<number> {
  const table = '<figure class="landscape"><table><tr><td>x</td></tr></table></figure>'
  const style = '* { margin: 0 } blockquote, h2, p { margin: 20px 0 }'
  const html = `<!doctype html><meta charset="utf-8"><style>${style}</style><main><section><div><p>a</p>${table}${between}<p id="text">b</p></div></section></main>`
  await using opened = await openPage(browser.browser, { html, files: await loadTinyFont() })
  await opened.inPage.turnTables(paper)
  return await opened.page.evaluate(() => {
    const edge = (selector: string, side: 'top' | 'bottom') =>
      document.querySelector(selector)?.getBoundingClientRect()[side] ?? Number.NaN
    return edge('#text', 'top') - edge('[data-type-height]', 'bottom')
  })
}

it.each([
  ['nothing', ''],
  ['a quote of a remark', '<blockquote><!-- remark --></blockquote>'],
  [
    'several of them',
    '<blockquote><blockquote></blockquote></blockquote>\n<blockquote></blockquote>',
  ],
  ['a heading without words', '<h2></h2>'],
])('what follows a turned table has no space above it, behind %s', async (_, between) => {
  expect(await measureDistance(between)).toBe(0)
})
