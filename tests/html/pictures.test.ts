import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { buildHtml, openHtml } from './open-html.js'

const drawing = (attributes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect width="10" height="10"/></svg>`

const text = `${monthlyFrontMatter.replace('layout: monthly', 'layout: commentary')}
![a](icon.svg "An icon")

![a](tall.svg "A graph")

![a](taller.svg "A long graph")

![a](wide.svg "A wide one")

![a](shape.svg "A shape")

A word ![a](icon.svg) and another.
`

let launched: LaunchedBrowser
let html: string
beforeAll(async () => {
  html = await buildHtml(
    await writeBriefing({
      'briefing.md': text,
      '01-chapter.md': null,
      'icon.svg': drawing('width="24" height="24" viewBox="0 0 24 24"'),
      'tall.svg': drawing('width="133pt" height="449pt" viewBox="0 0 133 449"'),
      'taller.svg': drawing('width="600" height="2400"'),
      'wide.svg': drawing('width="1600" height="300"'),
      'shape.svg': drawing('viewBox="0 0 40 20"'),
    }),
  )
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** Inside the frame around it, in px, rounded. */
async function sizes(width: number): Promise<string[]> {
  const { page } = await openHtml(launched.browser, html, { width })
  const found = await page.$$eval('.picture', (pictures) =>
    pictures.map((picture) => {
      const { width, height } = picture.getBoundingClientRect()
      const style = getComputedStyle(picture)
      const around = 2 * (Number.parseFloat(style.padding) + Number.parseFloat(style.borderWidth))
      return `${Math.round(width - around)} × ${Math.round(height - around)}`
    }),
  )
  await page.close()
  return found
}

it('sets a drawing no larger than it was drawn, nor than the column or the screen', async () => {
  // 80 % of the screen's 860 and 844 px; a drawing that has a shape alone fills the column.
  expect(await sizes(1280)).toEqual([
    '24 × 24',
    '177 × 599',
    '172 × 688',
    '606 × 114',
    '606 × 303',
    '24 × 24',
  ])
  expect(await sizes(390)).toEqual([
    '24 × 24',
    '177 × 599',
    '169 × 675',
    '364 × 68',
    '364 × 182',
    '24 × 24',
  ])
})

it('leaves the room of the indent to a wide picture at the head of a paragraph', async () => {
  const folder = await writeBriefing({
    'briefing.md': `${text.slice(0, text.indexOf('!['))}前の段落。\n\n![a](banner.svg) 絵のあとの語。\n`,
    '01-chapter.md': null,
    'banner.svg': drawing('width="1600" height="100"'),
  })
  const { page } = await openHtml(launched.browser, await buildHtml(folder), { width: 390 })
  const [over, indent] = await page.$eval('.picture', (picture) => {
    const paragraph = picture.closest('p')
    if (!paragraph) throw new Error('Expected a picture in a paragraph')
    const { right } = paragraph.getBoundingClientRect()
    return [picture.getBoundingClientRect().right - right, getComputedStyle(paragraph).textIndent]
  })
  expect(over).toBeCloseTo(0, 1)
  expect(indent).toBe('16.14px')
  await page.close()
})
