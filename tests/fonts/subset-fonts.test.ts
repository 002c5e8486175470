import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { openPage, type PageFile } from '../../src/browser/open-page.js'
import { fontFaces } from '../../src/fonts/font-faces.js'
import { listCharacters, subsetFonts } from '../../src/fonts/subset-fonts.js'

const gothic = fontFaces.find(({ name }) => name.includes('gothic-400'))?.file ?? ''
let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

const fontsOf = (body: Uint8Array) => new Map([['fonts/f.ttf', { body, type: 'font/ttf' }]])
const cut = async (html: string, body: Uint8Array) =>
  (await subsetFonts(html, fontsOf(body)).get('fonts/f.ttf')?.body()) ?? body

/** Gives the width of each paragraph in px. */
async function measure(html: string, files: ReadonlyMap<string, PageFile>): Promise<number[]> {
  await using opened = await openPage(launched.browser, { html, files })
  return await opened.page.evaluate(() =>
    [...document.querySelectorAll('span')].map((span) => span.getBoundingClientRect().width),
  )
}

it('keeps what a page prints: its text, written in any way, and what CSS adds', () => {
  const kept = new Set(listCharacters('<p title="図">&#x8106;&#24369;性 が ß ﬁ</p>'))
  for (const character of '図脆弱性がか\u3099ßSﬁ0Az〇千•\u2010。！ア')
    expect(kept).toContain(character)
  expect(kept).not.toContain('鬱')
})

it('sets the same lines in the part of a font as in the whole', { timeout: 60_000 }, async () => {
  const html = `<!doctype html><html lang="ja"><style>
      @font-face { font-family: F; src: url("/fonts/f.ttf") } span { font: 20px F; white-space: nowrap }
      .tight { font-feature-settings: "palt" } .trim { text-spacing-trim: trim-start }</style>
    <p><span>「脆弱性」、CVE-2024-1234（深刻）。</span><p><span class="tight">「脆弱性」、（深刻）。</span>
    <p><span class="trim">（深刻）</span><p><span>か\u3099ん\u309Aば</span><p><span>&#x9B31;&nbsp;AV To fi</span>`
  const whole = await readFile(gothic)
  const part = await cut(html, whole)
  expect(part.length).toBeLessThan(whole.length / 5)
  expect(await measure(html, fontsOf(part))).toEqual(await measure(html, fontsOf(whole)))
})

it('begins to cut what every page asks for before it is asked, once, and tells only of what was asked for', async () => {
  let read = 0
  const usual = 'fonts/biz-udpgothic-400.ttf'
  const body = () => {
    read += 1
    return readFile(gothic)
  }
  const fonts = new Map([usual, 'fonts/f.ttf'].map((name) => [name, { body, type: 'font/ttf' }]))
  const used: Uint8Array[] = []
  const files = subsetFonts('図', fonts, (font) => used.push(font))
  for (const { prepare } of files.values()) prepare?.()
  expect([read, used.length]).toEqual([1, 0])
  const part = await files.get(usual)?.body()
  expect(part?.length).toBeLessThan(500_000)
  expect([read, used.length]).toEqual([1, 1])
})

it('gives small fonts, and what it cannot cut, as they are', async () => {
  const small = await readFile(fontFaces.find(({ name }) => name.includes('mono'))?.file ?? '')
  expect(await cut('a', small)).toBe(small)
  const broken = new Uint8Array(2_000_000)
  expect(await cut('a', broken)).toBe(broken)
})
