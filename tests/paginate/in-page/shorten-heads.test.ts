import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../../src/browser/launch.js'
import { openPage } from '../../../src/browser/open-page.js'
import { loadTinyFont } from '../tiny-font.js'

let browser: LaunchedBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Of a sheet whose margins leave room for twenty characters in a line. */
const paper = { width: 165, height: 165, margin: { top: 15, right: 7.5, bottom: 15, left: 7.5 } }

/** Gives the rules that shorten the heads which these rules print. */
async function shorten(rules: string): Promise<string> {
  const style = `@font-face { font-family: F; src: url(/f.ttf) } ${rules}`
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><style>${style}</style><body><main></main></body></html>`
  await using opened = await openPage(browser.browser, { html, files: await loadTinyFont() })
  await opened.inPage.shortenHeads(paper)
  return await opened.page.evaluate(() => document.querySelector('body > style')?.textContent ?? '')
}

const font = '@page { @top-left { font: 10px/10px F } @top-right { font: 10px/10px F } }'
const head = (count: number) => 'あ'.repeat(count)

it('leaves heads of two lines as they are', async () => {
  const rules = `@page { @top-left { content: "${head(40)}" } } @page a { @top-left { content: "${head(20)}" } }`
  expect(await shorten(font + rules)).toBe('')
})

it('ends longer ones in an ellipsis, each on its page', async () => {
  const rules = `@page { @top-left { content: "題" } } @page a { @top-left { content: "章\\2003" "${head(60)}" } }`
  expect(await shorten(font + rules)).toBe(
    `@page a{ @top-left { content: "章\u2003${head(37)}…" } }`,
  )
})

it('leaves the room to a label that never breaks', async () => {
  const label = `@page { @top-right { content: "赤" !important; margin-left: 20px; width: max-content; white-space: nowrap } }`
  const rules = `@page { @top-left { content: "\\"\\\\${head(60)}" } }`
  expect(await shorten(font + label + rules)).toBe(
    `@page { @top-left { content: "\\"\\\\${head(32)}…" } }`,
  )
})

it('leaves alone what is more than text', async () => {
  expect(
    await shorten(`${font} @page { @top-left { content: "${head(60)}" counter(page) } }`),
  ).toBe('')
})
