import { expect, it } from 'vitest'
import { launchBrowser } from '../../../src/browser/launch.js'
import { openPage } from '../../../src/browser/open-page.js'

/** Gives what is said of a sheet of 100 px with this on it, in each size. */
async function measure(cover: string, sizes = [1]): Promise<number[]> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><style>
.page { position: relative; height: 100px; overflow: hidden }
p { margin: 0; height: calc(160px * var(--cover-size, 1)) }
</style><body>${cover}<main></main></body></html>`
  await using launched = await launchBrowser()
  await using opened = await openPage(launched.browser, { html, files: new Map() })
  const excesses = []
  for (const size of sizes) excesses.push(await opened.inPage.sizeCovers(size))
  return excesses
}

it('tells by how much a cover is too long in the type that it is set in', async () => {
  expect(await measure('<div class="page"><p>Words</p></div>', [1, 0.8, 0.5])).toEqual([60, 28, 0])
})

it('keeps the padding of the sheet free of words, except where they are put there', async () => {
  const page = (style: string) =>
    `<div class="page" style="box-sizing: border-box; padding-bottom: 20px"><div style="height: 90px; ${style}">Words</div></div>`
  expect(await measure(page(''))).toEqual([10])
  expect(await measure(page('position: absolute'))).toEqual([0])
})

it('lets ornaments run off the sheet', async () => {
  const ornament = '<div style="position: absolute; top: 80px; width: 90px; height: 90px"></div>'
  expect(await measure(`<div class="page">Words${ornament}</div>`)).toEqual([0])
})

it('finds words that go beyond the part of the sheet that holds them, unless that hides them', async () => {
  const page = (style: string) =>
    `<div class="page"><div style="height: 100px; ${style}"><p>Words</p></div></div>`
  expect(await measure(page(''))).toEqual([60])
  expect(await measure(page('overflow: hidden'))).toEqual([0])
})
