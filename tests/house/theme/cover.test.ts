import { readFile } from 'node:fs/promises'
import Handlebars from 'handlebars'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../../src/browser/launch.js'

let launched: LaunchedBrowser
let print: HandlebarsTemplateDelegate
let style: string

const read = (file: string) => readFile(`templates/${file}`, 'utf8')

beforeAll(async () => {
  launched = await launchBrowser()
  const handlebars = Handlebars.create()
  handlebars.registerHelper('breakWords', (words: string) => words)
  print = handlebars.compile(await read('themes/editorial/monthly/partials/cover.hbs'))
  const sheets = ['shared/tokens', 'shared/pdf-page', 'monthly/pdf-cover']
  const own = ['themes/editorial/pdf', 'themes/editorial/monthly/pdf']
  style = (await Promise.all([...sheets, ...own].map((name) => read(`${name}.css`)))).join('\n')
})
afterAll(() => launched.close())

/** Lays out the editorial cover of so many chapters, in CSS px from the top of the page. */
async function layOut(chapters: number) {
  const page = await launched.browser.newPage()
  const cover = print({
    ...{ publisher: 'Example Security', period: 'May 2026', date: '10 June 2026', version: '1' },
    title: 'A title of some length that fills three of the lines on the cover of a month',
    subtitle: 'And what it is about in so many words that they take a second line as well',
    words: { issued: 'Issued', version: 'Version', classification: 'Classification' },
    chapters: Array.from({ length: chapters }, (_, index) => ({
      label: `Chapter ${index + 1}`,
      titleText: 'What happened in the month, and to whom',
    })),
  })
  await page.setContent(`<style>${style}</style><main>${cover}</main><p class="tlp-label"></p>`)
  const boxes = await page.evaluate(() => {
    const boxOf = (selector: string) => {
      const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
      return { top: top ?? Number.NaN, bottom: bottom ?? Number.NaN }
    }
    const list = boxOf('.cover-inside')
    const rows = [...document.querySelectorAll('.cover-inside li')].map((row) =>
      row.getBoundingClientRect(),
    )
    return {
      cover: boxOf('.cover'),
      title: boxOf('.cover-title'),
      facts: boxOf('.cover-facts'),
      list,
      shown: rows.filter(({ left }) => left < 600).map(({ bottom }) => bottom),
    }
  })
  await page.close()
  return boxes
}

it.each([3, 6, 7, 12])('shows all of %i chapters', async (chapters) => {
  expect((await layOut(chapters)).shown).toHaveLength(chapters)
})

it.each([3, 12, 30])('keeps its parts apart and on the page with %i chapters', async (chapters) => {
  const { cover, title, list, facts, shown } = await layOut(chapters)
  expect(list.top).toBeGreaterThanOrEqual(title.bottom)
  expect(facts.top).toBeGreaterThanOrEqual(list.bottom - 0.5)
  expect(facts.bottom).toBeLessThanOrEqual(cover.bottom - 70)
  // Whole rows, none cut through.
  expect(Math.max(...shown)).toBeLessThanOrEqual(list.bottom + 0.5)
})
