import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSampleCopy, type PreviewWindow, type SampleWindow } from './window.js'

let sample: SampleWindow
let folder: string
let tab: PreviewWindow

beforeAll(async () => {
  sample = await openSampleCopy()
  folder = sample.folder
  tab = sample.tab
})
afterAll(() => sample?.[Symbol.asyncDispose]())

/** Page and px from the top of the pane of each line that has these words, in the pages that are shown. */
function findOnPages(words: string): Promise<{ page: number; top: number }[]> {
  // As text: the test runner would put an import of its own into a function.
  return tab.page.evaluate(`(async () => {
    const { openPdf } = await import('/client/pdf.js')
    const answer = await fetch('/pages.pdf')
    const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()))
    const pane = document.querySelector('#pages-pane').getBoundingClientRect().top
    const found = []
    for (const [index, sheet] of [...document.querySelectorAll('.sheet')].entries()) {
      const { top, height } = sheet.getBoundingClientRect()
      for (const { text, at } of await pdf.lines(index)) {
        if (text.includes(${JSON.stringify(words)}))
          found.push({ page: index + 1, top: top + at * height - pane })
      }
    }
    return found
  })()`) as Promise<{ page: number; top: number }[]>
}

it('stays at the text that is read when pages are added before it', async () => {
  const chapter = path.join(folder, '02-taurus-leak.md')
  const source = await readFile(chapter, 'utf8')
  // The beginning of the last long paragraph: a line begins with it in both views.
  const begins = [...source.matchAll(/\n\n([ぁ-んァ-ヶ一-龠]{9})[^\n]{120}/g)].at(-1)
  const words = begins?.[1] ?? ''
  expect(words).not.toBe('')

  const [before] = await findOnPages(words)
  await tab.page.$eval(
    '#pages-pane',
    (pane, top) => pane.scrollBy(0, top),
    (before?.top ?? 0) - 200,
  )
  const edition = await tab.edition()
  const away = (await sample.topInEdition(words)) - 150
  await edition.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), away)
  await new Promise((resolve) => setTimeout(resolve, 400))
  const [seen] = await findOnPages(words)
  expect(seen?.top).toBeCloseTo(200, -1)
  const seenInEdition = await sample.topInEdition(words)

  const first = path.join(folder, '01-cyber-insurance.md')
  const more = `\n\n${'足した文である。'.repeat(60)}`.repeat(12)
  await writeFile(first, (await readFile(first, 'utf8')).replace(/(\n## 概要\n)/, `$1${more}\n`))
  await tab.shown('html', 2)
  await tab.shown('pages', 2)
  const [now] = await findOnPages(words)
  expect(now?.page).toBeGreaterThan(seen?.page ?? 0)
  expect(Math.abs((now?.top ?? 0) - (seen?.top ?? 0))).toBeLessThan(3)
  expect(Math.abs((await sample.topInEdition(words)) - seenInEdition)).toBeLessThan(3)
})

/** Catches what the next click would open in the editor. */
async function clickOnPages(left: number, top: number): Promise<string> {
  await tab.page.evaluate(() => {
    delete document.documentElement.dataset.opened
    document.addEventListener(
      'click',
      (event) => {
        const { target } = event
        if (!(target instanceof HTMLAnchorElement)) return
        event.preventDefault()
        document.documentElement.dataset.opened = target.href
      },
      { once: false },
    )
  })
  await tab.page.mouse.click(left, top)
  const opened = await tab.page.waitForSelector('html[data-opened]')
  return (await opened?.evaluate((root) => (root as HTMLElement).dataset.opened)) ?? ''
}

it('opens in the editor what is clicked on a page', async () => {
  const name = '03-commercial-spyware.md'
  const source = (await readFile(path.join(folder, name), 'utf8')).split('\n')
  const line = source.findIndex((words) => /^[ぁ-んァ-ヶ一-龠]{9}[^\n]{120}/.test(words))
  const words = source[line]?.slice(0, 9) ?? ''
  const [found] = await findOnPages(words)
  await tab.page.$eval('#pages-pane', (pane, by) => pane.scrollBy(0, by), (found?.top ?? 0) - 300)
  const pane = await tab.page.$eval('#pages-pane', (element) => {
    const { left, top, width } = element.getBoundingClientRect()
    return { middle: left + width / 2, top }
  })
  const [now] = await findOnPages(words)
  const href = await clickOnPages(pane.middle, pane.top + (now?.top ?? 0) - 3)
  expect(href).toBe(`vscode://file${path.join(folder, name)}:${line + 1}:1`)
  await tab.page.waitForSelector('.pointer')
})

it('stays there when the whole window is loaded again', async () => {
  const place = () => tab.page.$eval('#pages-pane', (pane) => pane.scrollTop)
  const height = () => tab.edition().then((edition) => edition.evaluate(() => window.scrollY))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const [pages, html] = [await place(), await height()]
  await tab.page.reload()
  await tab.shown('html', 2)
  await tab.shown('pages', 2)
  expect(pages).toBeGreaterThan(1000)
  expect(Math.abs((await place()) - pages)).toBeLessThan(3)
  expect(Math.abs((await height()) - html)).toBeLessThan(3)
})

it('brings the text that is clicked in the HTML edition into sight on its page', async () => {
  const source = await readFile(path.join(folder, '03-commercial-spyware.md'), 'utf8')
  const [, words = ''] = /\n\n([ぁ-んァ-ヶ一-龠]{9})[^\n]{120}/.exec(source) ?? []
  const edition = await tab.edition()
  await edition.evaluate((sought) => {
    const blocks = [...document.querySelectorAll<HTMLElement>('main p')]
    blocks.find(({ textContent }) => textContent?.includes(sought))?.click()
  }, words)
  await tab.page.waitForSelector('.pointer')
  const height = await tab.page.$eval('#pages-pane', (pane) => pane.clientHeight)
  const [found] = await findOnPages(words)
  expect(found?.top).toBeGreaterThan(0)
  expect(found?.top).toBeLessThan(height / 2)
})
