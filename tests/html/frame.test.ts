import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import {
  address,
  buildHtml,
  buildSample,
  openHtml,
  writeEssay,
  writeSmallBriefing,
} from './open-html.js'

const samples = ['2024-03', 'en-2024-03', 'cyber-mercenaries'] as const

let launched: LaunchedBrowser
let small: string
const pages = new Map<string, string>()

beforeAll(async () => {
  small = await buildHtml(await writeSmallBriefing())
  pages.set('small', small)
  pages.set('essay', await buildHtml(await writeEssay()))
  for (const id of samples) pages.set(id, await buildSample(id))
  launched = await launchBrowser()
})
afterAll(() => launched.close())

const each = ['small', 'essay', ...samples].map((id) => ({ id }))
const htmlOf = (id: string) => pages.get(id) ?? ''

describe('the HTML edition', () => {
  it('is the same, byte for byte, each time', async () => {
    expect(await buildHtml(await writeSmallBriefing())).toBe(small)
  })

  it.each(each)('$id asks for nothing, and its script may run', async ({ id }) => {
    const { page, requests, faults } = await openHtml(launched.browser, htmlOf(id))
    expect(requests).toEqual([])
    expect(faults).toEqual([])
    expect(await page.$$('main a[aria-expanded=false]')).not.toHaveLength(0)
    await page.close()
  })

  it('breaks a title after its long word in katakana, where a phone is narrower than both', async () => {
    const { page } = await openHtml(launched.browser, htmlOf('2024-03'), { width: 390 })
    // The characters of the first line: those as high as the first.
    const first = await page.$eval('h1', (title) => {
      const texts = [...title.childNodes].filter((node) => node instanceof Text)
      const characters = texts.flatMap((text) =>
        [...text.data].map((character, index) => {
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + 1)
          return { character, top: range.getBoundingClientRect().top }
        }),
      )
      return characters
        .filter(({ top }) => top === characters[0]?.top)
        .map(({ character }) => character)
        .join('')
    })
    expect(first).toBe('サイバーセキュリティ')
    await page.close()
  })

  it('lets no request out even where one is written into it', async () => {
    const spoiled = small.replace(
      '</main>',
      `<img src="https://evil.invalid/i.png"><script>fetch('https://evil.invalid/f')</script><link rel="stylesheet" href="https://evil.invalid/s.css"><iframe src="https://evil.invalid/"></iframe></main>`,
    )
    const { page, requests, faults } = await openHtml(launched.browser, spoiled)
    expect(requests).toEqual([])
    expect(faults.filter((fault) => fault.includes('Content Security Policy'))).toHaveLength(4)
    await page.close()
  })

  it.each(each)(
    '$id has unique ids, links that lead somewhere, and headings in order',
    async ({ id }) => {
      const { page } = await openHtml(launched.browser, htmlOf(id), { scripts: false })
      const facts = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
        const hashes = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map(
          ({ hash }) => decodeURIComponent(hash.slice(1)),
        )
        const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) =>
          Number(tagName.slice(1)),
        )
        return {
          repeated: ids.filter((each, index) => ids.indexOf(each) !== index),
          dead: hashes.filter((hash) => !document.getElementById(hash)),
          first: levels[0],
          titles: levels.filter((level) => level === 1).length,
          skipped: levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1),
          unnamed: document.querySelectorAll('.picture:not([alt], [aria-label])').length,
          language: document.documentElement.lang,
        }
      })
      expect(facts).toEqual({
        repeated: [],
        dead: [],
        first: 1,
        titles: 1,
        skipped: [],
        unnamed: 0,
        language: id === 'en-2024-03' ? 'en' : 'ja',
      })
      await page.close()
    },
  )

  it.each(each)('$id fits a phone, in type and pictures', async ({ id }) => {
    const { page } = await openHtml(launched.browser, htmlOf(id), { width: 390, touch: true })
    const facts = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      const beyond = [...document.querySelectorAll('main p, main li, .picture, h1, h2, h3, h4')]
        .filter((element) => !element.closest('.table-scroll'))
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      return { over: Math.max(0, scrollWidth - clientWidth), beyond: beyond.length }
    })
    expect(facts).toEqual({ over: 0, beyond: 0 })
    await page.close()
  })

  it('keeps lines short enough to read at a desk', async () => {
    for (const id of ['2024-03', 'en-2024-03']) {
      const { page } = await openHtml(launched.browser, htmlOf(id), { width: 1920 })
      const ems = await page.$eval('.chapter p', (paragraph) => {
        const size = Number.parseFloat(getComputedStyle(paragraph).fontSize)
        return paragraph.getBoundingClientRect().width / size
      })
      expect(ems).toBeLessThanOrEqual(38)
      await page.close()
    }
  })

  it('lets a wide table scroll by itself, by the keyboard too', async () => {
    const { page } = await openHtml(launched.browser, small, { width: 390 })
    await page.focus('.table-scroll')
    const before = await page.$eval('.table-scroll', ({ scrollWidth, clientWidth }) => [
      scrollWidth > clientWidth,
      document.activeElement?.getAttribute('aria-labelledby'),
    ])
    expect(before).toEqual([true, 'wide/caption'])
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => (document.querySelector('.table-scroll')?.scrollLeft ?? 0) > 0)
    await page.close()
  })

  it('puts figures side by side at a desk and one below the other on a phone', async () => {
    for (const [width, beside] of [
      [1280, true],
      [390, false],
    ] as const) {
      const { page } = await openHtml(launched.browser, small, { width })
      const [left, right] = await page.$$eval('.figures > figure', (figures) =>
        figures.map((figure) => figure.getBoundingClientRect().top),
      )
      expect(left === right).toBe(beside)
      await page.close()
    }
  })

  it('keeps notes out of the contents and gives every call a way back', async () => {
    const { page } = await openHtml(launched.browser, small)
    const entries = await page.$$eval('.sidebar a', (links) =>
      links.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()),
    )
    expect(entries).toEqual([
      '【1 ページサマリー】',
      '第 1 章 題の章',
      '概要',
      '第 2 章 終わりの章',
      'まとめ',
      '注',
    ])
    const [calls, back] = await page.evaluate(() => [
      [...document.querySelectorAll('main a[role=doc-noteref]')].map(({ id }) => `#${id}`).sort(),
      [...document.querySelectorAll('a[role=doc-backlink]')]
        .map((link) => link.getAttribute('href') ?? '')
        .sort(),
    ])
    expect(back).toEqual(calls)
    const names = await page.$$eval('#note-1 a[role=doc-backlink]', (links) =>
      links.map((link) => link.getAttribute('aria-label')),
    )
    expect(new Set(names).size).toBe(3)
    await page.close()
  })

  it('marks the section that is being read', async () => {
    const { page } = await openHtml(launched.browser, small)
    const marked = () =>
      page.$$eval('.sidebar [aria-current]', (links) =>
        links.map((link) => link.getAttribute('href')),
      )
    await page.$eval('#last', (chapter) => chapter.scrollIntoView())
    await page.waitForFunction(() => {
      const href = document.querySelector('.sidebar [aria-current]')?.getAttribute('href')
      return href && ['#last', '#last-1', '#page-notes'].includes(href)
    })
    expect(await marked()).toHaveLength(1)
    await page.close()
  })

  it('opens its contents on a phone and closes them behind the reader', async () => {
    const { page } = await openHtml(launched.browser, small, { width: 390, touch: true })
    await page.tap('.drawer summary')
    await page.tap('.drawer a[href="#last"]')
    expect(await page.evaluate(() => location.hash)).toBe('#last')
    expect(await page.$eval('.drawer details', (drawer) => drawer.hasAttribute('open'))).toBe(false)
    await page.close()
  })

  it('reads well with scripts off: calls lead to the list and back', async () => {
    const { page } = await openHtml(launched.browser, small, { scripts: false })
    const call = '.chapter p a[role=doc-noteref]'
    const [id, hash] = await page.$eval(call, (link) => [link.id, (link as HTMLAnchorElement).hash])
    await page.click(call)
    expect(page.url()).toBe(`${address}${hash}`)
    await page.click(`${hash} a[href="#${id}"]`)
    expect(page.url()).toBe(`${address}#${id}`)
    const visible = await page.$$eval('.note-popup, dialog, .enlarge', (popups) => popups.length)
    expect(visible).toBe(0)
    await page.close()
  })

  it('prints without what only a screen needs', async () => {
    const { page } = await openHtml(launched.browser, small, { scheme: 'dark' })
    await page.emulateMediaType('print')
    const shown = await page.$$eval(
      '.sidebar, .drawer, .skip, .back, .to-top, .enlarge',
      (all) => all.filter((element) => element.getClientRects().length > 0).length,
    )
    expect(shown).toBe(0)
    const colours = await page.evaluate(() => {
      const { color } = getComputedStyle(document.body)
      return [color, getComputedStyle(document.documentElement).backgroundColor]
    })
    expect(colours).toEqual(['rgb(22, 32, 46)', 'rgb(255, 255, 255)'])
    await page.close()
  })
})
