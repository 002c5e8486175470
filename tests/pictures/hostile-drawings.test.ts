import { once } from 'node:events'
import { createServer } from 'node:http'
import { toHtml } from 'hast-util-to-html'
import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { sanitizeSvg } from '../../src/pictures/sanitize-svg.js'
import { measureWork } from '../processor-time.js'
import { hostileContents } from './hostile-drawings.js'

const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end()
})
let browser: Browser
let host: string

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  host = typeof address === 'object' ? `127.0.0.1:${address?.port}` : ''
  // As anybody's: the product's own has no network.
  const { executablePath } = await findBrowser()
  browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  server.close()
})

const draw = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="window.ran=1">${content
    .replaceAll('CANARYHOST', host)
    .replaceAll('CANARY', `http://${host}`)}</svg>`

/** Text, as it stays; and what no browser draws of a picture. */
const withoutEffect =
  /^<(title|desc|cursor|math|text>(&lt;|<!\[)|g id)|<style>(<!|@namespace|body|@imp\\|rect\{&)|CANARY\/(9|17|26|47)\b/

/** Opens each in a frame of a page with nothing that keeps it from fetching or running; gives whether a script ran. */
async function open(drawings: readonly string[]): Promise<boolean> {
  const page = await browser.newPage()
  try {
    const frames = drawings.map((drawing) => {
      const text = `<!doctype html><body>${drawing}`
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
      return `<iframe srcdoc="${text}"></iframe>`
    })
    await page.setContent(frames.join(''))
    await page.waitForNetworkIdle()
    const ran = page
      .frames()
      .map((frame) => frame.evaluate(() => 'ran' in window).catch(() => false))
    return (await Promise.all(ran)).includes(true)
  } finally {
    await page.close()
  }
}

describe('hostile drawings, in a browser without any policy', () => {
  it('would fetch and run as they are', async () => {
    asked.length = 0
    expect(await open(hostileContents.map(draw))).toBe(true)
    expect(asked.length).toBeGreaterThan(20)
  })

  it('fetch nothing and run nothing when they are cleaned', async () => {
    asked.length = 0
    const cleaned = hostileContents.map((content, index) =>
      toHtml(sanitizeSvg(draw(content), `d${index}-`).svg, { space: 'svg' }),
    )
    expect(await open(cleaned)).toBe(false)
    expect(asked).toEqual([])
    expect(cleaned.join('')).not.toMatch(/<(script|style|a|foreignObject|animate|set)\b/)
  })

  it.each(hostileContents.map((content) => [content]))('%s', (content) => {
    const { losses } = sanitizeSvg(draw(content).replace(' onload="window.ran=1"', ''), '')
    if (!withoutEffect.test(content)) expect(losses.length).toBeGreaterThan(0)
  })
})

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">${content}</svg>`
const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join('')
const line = 'M0 0 10 10 20 0 30 10 40 0 50 10 60 0 70 10 80 0'
const rect = '<rect width="9" height="9"'

describe('a drawing that would take a browser too long', () => {
  it.each([
    [
      'use of use',
      rows(7, (i) => `<g id="a${i + 1}">${rows(8, () => `<use href="#a${i}"/>`)}</g>`) +
        `${rect} id="a0"/>`,
      /would draw \d+ elements/,
    ],
    ['a use of itself', '<g id="a"><use href="#a"/></g>', /`g` `a` holds itself/],
    [
      'two in a circle',
      '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
      /holds itself/,
    ],
    [
      'long chains',
      rows(18, (i) => `<g id="a${i + 1}"><use href="#a${i}"/></g>`),
      /`use` is nested 17/,
    ],
    [
      'masks in masks',
      rows(6, (i) => `<mask id="m${i + 1}">${rect} mask="url(#m${i})"/></mask>`),
      /`mask` is nested 4 deep, more than the 3/,
    ],
    [
      'masks around masks',
      `<mask id="m"/>${rows(4, () => '<g mask="url(#m)">')}${rows(4, () => '</g>')}`,
      /`mask` is nested 4/,
    ],
    [
      'masks by style',
      `<style>g{mask:url(#m)}</style><mask id="m"/><g><g><g><g/></g></g></g>`,
      /`mask` is nested 4/,
    ],
    [
      'markers in markers',
      rows(
        8,
        (i) => `<marker id="m${i + 1}"><path d="${line}" marker-mid="url(#m${i})"/></marker>`,
      ),
      /`marker` is nested 3 deep|would draw/,
    ],
    [
      'markers of a group',
      `<marker id="m">${rows(30, () => `${rect}/>`)}</marker><g marker-mid="url(#m)">${rows(200, () => `<path d="${line}"/>`)}</g>`,
      /would draw/,
    ],
    [
      'patterns in patterns',
      rows(5, (i) => `<pattern id="p${i + 1}">${rect} fill="url(#p${i})"/></pattern>`),
      /`pattern` is nested 4/,
    ],
    [
      'filters around filters',
      rows(4, () => '<g style="filter:blur(1px)">') + rows(4, () => '</g>'),
      /`filter` is nested 4/,
    ],
    [
      'large filters',
      `<filter id="f"/>${rows(25, () => '<rect width="100%" height="99" filter="url(#f)"/>')}`,
      /cover it 25 times, more than the 24/,
    ],
    [
      'masks of many masks',
      `<mask id="a"/>${['b', 'c'].map((id, index) => `<mask id="${id}">${rows(20, () => `<rect width="70" height="70" mask="url(#${'ab'[index]})"/>`)}</mask>`).join('')}<g mask="url(#c)"/>`,
      /`mask` and `filter` cover it/,
    ],
    [
      'clips in clips',
      rows(34, (i) => `<clipPath id="c${i + 1}" clip-path="url(#c${i})"/>`),
      /`clip-path` is nested 33/,
    ],
    [
      'many rules',
      `<style>${rows(2000, (i) => `.a${i}{fill:red}`)}</style>${rows(3000, () => '<g/>')}`,
      /2000 rules of style/,
    ],
  ])('%s', (_, content, reason) => {
    const time = measureWork(() => expect(() => sanitizeSvg(svg(content), '')).toThrow(reason))
    expect(time).toBeLessThan(2000)
  })
})
