import type { Image } from 'mdast'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { type OpenedPage, openPage } from '../../src/browser/open-page.js'
import { fitBitmap } from '../../src/pictures/fit-bitmap.js'
import { fitPrinted } from '../../src/pictures/fit-pictures.js'
import { paint, toBitmap } from './bitmaps.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser({ noSandbox: process.getuid?.() === 0 })
})
afterAll(() => launched.close())

it('gives a picture its pixels while no limit of the browser runs', async () => {
  const source = await toBitmap(paint(900, 600).png())
  const dataUri = `data:image/png;base64,${source.bytes.toString('base64')}`
  const html = `<!doctype html><body><img data-picture="0" width="96" src="${dataUri}"></body>`
  await using opened = await openPage(launched.browser, { html, files: new Map() })
  let running = 0
  const watched: OpenedPage = {
    ...opened,
    async race(work, phase) {
      running += 1
      try {
        return await opened.race(work, phase)
      } finally {
        running -= 1
      }
    },
  }
  const runningMeanwhile: number[] = []
  const image: Image = { type: 'image', url: 'a.png' }
  const pictures = new Map([[image, { ...source, source, dataUri }]])
  await fitPrinted(watched, pictures, (bitmap, need) => {
    runningMeanwhile.push(running)
    return fitBitmap(bitmap, need)
  })
  expect(runningMeanwhile).toEqual([0])
  expect(await opened.page.evaluate(() => document.images[0]?.naturalWidth)).toBe(300)
})
