import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { address, buildHtml, openHtml } from './open-html.js'

const columns = Array.from({ length: 8 }, (_, index) => `Head${index + 1}`)
const row = (cells: string[]) => `| ${cells.join(' | ')} |`
const wide = [
  row(columns),
  row(columns.map(() => '---')),
  ...Array.from({ length: 30 }, () => row(columns.map((_, index) => `2024-03-0${index + 1}`))),
].join('\n')

const text = `${monthlyFrontMatter
  .replace('layout: monthly', 'layout: commentary')
  .replace('language: ja', 'language: en')}
Opening.

## Overview[^a]

\`\`\`sh
curl -O https://example.com/a
wc -l a
\`\`\`

:::table
Eight columns

${wide}
:::

### Details

| A | B |
|---|---|
| 1 | 2 |

:::figure
![A wide drawing](wide.svg)

Drawn
:::

- [ ] open
- [x] done

[^a]: Words of the note. [A title](https://example.com/note)
`

let launched: LaunchedBrowser
let html: string
beforeAll(async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="300" viewBox="0 0 1600 300"><rect width="10" height="10"/></svg>'
  html = await buildHtml(
    await writeBriefing({ 'briefing.md': text, '01-chapter.md': null, 'wide.svg': svg }),
  )
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** Puts what the page copies where it can be read. */
async function catchCopies(page: Page): Promise<() => Promise<string | undefined>> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (copied) => {
      document.documentElement.dataset.clipboard = copied
    }
  })
  return () => page.$eval('html', (root) => root.dataset.clipboard)
}

it('copies the link to a heading by the keyboard, and says so', async () => {
  const { page, faults } = await openHtml(launched.browser, html)
  const copied = await catchCopies(page)
  const anchors = await page.$$eval('.anchor', (links) =>
    links.map((link) => link.getAttribute('aria-label')),
  )
  expect(anchors).toEqual([
    'Copy the link to the heading: Overview',
    'Copy the link to the heading: Details',
  ])
  await page.focus('h3 > .anchor, h2 > .anchor')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('#page-said')?.textContent === 'Copied')
  expect(await copied()).toBe(`${address}#briefing/overview`)
  expect(page.url()).toBe(`${address}#briefing/overview`)
  expect(faults).toEqual([])
  await page.close()
})

it('shows the links of headings to a finger, which has nothing to hover with', async () => {
  const opacity = async (touch: boolean) => {
    const { page } = await openHtml(launched.browser, html, { width: touch ? 390 : 1280, touch })
    const shown = await page.$eval('.anchor', (link) => getComputedStyle(link).opacity)
    await page.close()
    return shown
  }
  expect(await opacity(true)).toBe('1')
  // This browser has no mouse either; with one, the rule is there.
  expect(html).toContain('@media (hover: hover)')
})

it('copies code as it is, without the words of its button', async () => {
  const { page } = await openHtml(launched.browser, html)
  const copied = await catchCopies(page)
  await page.click('.copied-frame .copy')
  await page.waitForSelector('.copy[data-copied]')
  expect(await copied()).toBe('curl -O https://example.com/a\nwc -l a')
  await page.close()
})

it('copies what `data-copy` holds, or the words themselves; an indicator as it is shown', async () => {
  const marked = html.replace(
    '<p>Opening.',
    '<p><span data-copy="evil.example">evil[.]example</span> <code data-copy>b0</code>' +
      ' <code data-indicator="domain">evil[.]<wbr>example</code>',
  )
  const { page } = await openHtml(launched.browser, marked)
  const copied = await catchCopies(page)
  const buttons = await page.$$('.copy.beside')
  const found: unknown[] = []
  for (const button of buttons) {
    await button.click()
    found.push([await button.evaluate((node) => node.getAttribute('aria-label')), await copied()])
  }
  expect(found).toEqual([
    ['Copy: evil[.]example', 'evil.example'],
    ['Copy: b0', 'b0'],
    ['Copy: evil[.]example', 'evil[.]example'],
  ])
  await page.close()
})

it('selects the code where nothing may be copied', async () => {
  const { page } = await openHtml(launched.browser, html)
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))
  })
  await page.click('.copied-frame .copy')
  await page.waitForFunction(() => getSelection()?.toString().startsWith('curl'))
  expect(await page.$('.copy[data-copied]')).toBeNull()
  await page.close()
})

it('leads back up once the head of the page is out of sight', async () => {
  const { page } = await openHtml(launched.browser, html)
  await page.waitForSelector('.up[hidden]')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await page.waitForSelector('.up:not([hidden])')
  await page.click('.up')
  await page.waitForFunction(() => scrollY === 0)
  expect(page.url()).toBe(`${address}#page-top`)
  await page.close()
})

it('has room for eight columns at 1280 pixels, with their heads in sight', async () => {
  const { page } = await openHtml(launched.browser, html)
  await page.waitForSelector('.table .fits')
  await page.$eval('.table tbody tr:nth-child(9)', (line) => line.scrollIntoView())
  const facts = await page.$eval('.table-scroll', (region) => ({
    over: region.scrollWidth - region.clientWidth,
    tabIndex: region.getAttribute('tabindex'),
    head: Math.round(region.querySelector('th')?.getBoundingClientRect().top ?? -1),
    page: document.documentElement.scrollWidth,
  }))
  expect(facts).toEqual({ over: 0, tabIndex: null, head: 0, page: 1280 })
  await page.close()
})

it('lets a long table scroll in a box of its own on a phone, under its head', async () => {
  const { page } = await openHtml(launched.browser, html, { width: 390, touch: true })
  await page.waitForSelector('.table-scroll.long')
  const [first, plain] = await page.$$eval('.table-scroll', (regions) =>
    regions.map((region) => {
      region.scrollTop = 200
      const away =
        (region.querySelector('th')?.getBoundingClientRect().top ?? 0) -
        region.getBoundingClientRect().top
      return { tabIndex: region.getAttribute('tabindex'), head: Math.round(away) }
    }),
  )
  // The border of the region stands above its head.
  expect(first).toEqual({ tabIndex: '0', head: 1 })
  // What does not scroll is no stop of the keyboard.
  expect(plain?.tabIndex).toBeNull()
  await page.close()
})

it('enlarges a picture by click and by key, and gives the focus back', async () => {
  const { page } = await openHtml(launched.browser, html)
  await page.click('figure > .picture')
  await page.waitForSelector('dialog[open] .picture')
  await page.keyboard.press('Escape')
  await page.waitForSelector('figure > .picture + .enlarge')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('enlarge')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open] .picture')
  await page.keyboard.press('Escape')
  await page.waitForSelector('figure > .picture + .enlarge')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('enlarge')
  await page.close()
})

it('has none of its tools without scripts', async () => {
  const { page } = await openHtml(launched.browser, html, { scripts: false })
  expect(await page.$$('.anchor, .copy, .up, .enlarge')).toEqual([])
  await page.close()
})
