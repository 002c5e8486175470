import type { Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { buildHtml, type OpenOptions, openHtml, writeSmallBriefing } from './open-html.js'

let launched: LaunchedBrowser
let html: string
let page: Page

beforeAll(async () => {
  html = await buildHtml(await writeSmallBriefing())
  launched = await launchBrowser()
})
afterEach(() => page.close())
afterAll(() => launched.close())

const first = '.chapter p a[role=doc-noteref]'
const popup = '.note-popup:popover-open'

async function open(options?: OpenOptions): Promise<void> {
  const opened = await openHtml(launched.browser, html, options)
  page = opened.page
}

const shown = () =>
  page.$$eval('.note-popup', (popups) =>
    popups
      .filter((each) => each.matches(':popover-open'))
      .map((each) => each.querySelector('.note-popup-text')?.textContent?.trim() ?? ''),
  )
const hash = () => page.evaluate(() => location.hash)
const focused = () =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className || '')
const idOf = (selector: string) => page.$eval(selector, (element) => element.id)
const expanded = (selector = first) =>
  page.$eval(selector, (element) => element.getAttribute('aria-expanded'))
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('a note’s popup', () => {
  it('opens by a click, shows the note with its address and goes by a click outside', async () => {
    await open()
    expect(await expanded()).toBe('false')
    await page.click(first)
    expect(await shown()).toEqual([
      expect.stringMatching(/『一』\s*https:\/\/example\.com\/first$/),
    ])
    expect(await expanded()).toBe('true')
    expect(await hash()).toBe('')
    await page.click('.chapter h3')
    expect(await shown()).toEqual([])
    expect(await expanded()).toBe('false')
  })

  it('breaks its lines as those of the text are broken', async () => {
    await open()
    await page.click(first)
    const [text, note] = await page.$$eval(`.chapter p, ${popup}`, (elements) =>
      ['p', '.note-popup'].map((selector) => {
        const found = elements.find((element) => element.matches(selector))
        if (!found) throw new Error(`Expected ${selector}`)
        const style = getComputedStyle(found)
        return ['line-break', 'text-autospace', 'text-spacing-trim'].map((name) =>
          style.getPropertyValue(name),
        )
      }),
    )
    expect(text).toEqual(['strict', 'normal', 'normal'])
    expect(note).toEqual(text)
  })

  it('gives way to the list of notes at the second click', async () => {
    await open()
    await page.click(first)
    await page.click(first)
    expect(await shown()).toEqual([])
    expect(await hash()).toBe(await page.$eval(first, (call) => (call as HTMLAnchorElement).hash))
  })

  it('leads to the list of notes by its own link, and closes by its button', async () => {
    await open()
    await page.click(first)
    await page.click(`${popup} button`)
    expect(await shown()).toEqual([])
    expect(await focused()).toBe(await idOf(first))
    await page.click(first)
    await page.click(`${popup} .note-popup-more`)
    expect(await shown()).toEqual([])
    expect(await hash()).toMatch(/^#note-\d+$/)
  })

  it('opens when the pointer rests on the call, and stays while the pointer is on it', async () => {
    await open()
    await page.hover(first)
    expect(await shown()).toEqual([])
    await page.waitForSelector(popup)
    expect(await focused()).not.toContain('note-popup')
    await page.hover(`${popup} .note-popup-text`)
    await wait(500)
    expect(await shown()).toHaveLength(1)
    await page.hover('h1')
    await page.waitForFunction(() => !document.querySelector('.note-popup'))
  })

  it('that came by hovering goes by Escape with the pointer where it is', async () => {
    await open()
    await page.hover(first)
    await page.waitForSelector(popup)
    await page.keyboard.press('Escape')
    expect(await shown()).toEqual([])
  })

  it('works by the keyboard: Enter opens, Tab reaches its links, Escape returns', async () => {
    await open()
    await page.focus(first)
    const call = await idOf(first)
    expect(await shown()).toEqual([])
    await page.keyboard.press('Enter')
    expect(await shown()).toHaveLength(1)
    expect(await focused()).toBe('note-popup')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('source-url')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('note-popup-more')
    await page.keyboard.press('Escape')
    expect(await shown()).toEqual([])
    expect(await focused()).toBe(call)
  })

  it('closes when the keyboard leaves it, which goes on after the call', async () => {
    await open()
    await page.focus(first)
    await page.keyboard.press('Enter')
    for (let tabs = 0; tabs < 4; tabs++) await page.keyboard.press('Tab')
    expect(await shown()).toEqual([])
    const second = await page.$$eval('.chapter p a[role=doc-noteref]', (calls) => calls[1]?.id)
    expect(await focused()).toBe(second)
  })

  it('opens by a tap; a second tap goes to the list; a tap elsewhere closes, a scroll does not', async () => {
    await open({ width: 390, touch: true })
    await page.$eval(first, (call) => call.scrollIntoView({ block: 'center' }))
    await page.tap(first)
    expect(await shown()).toHaveLength(1)
    const touch = await page.touchscreen.touchStart(200, 200)
    for (let y = 190; y >= 150; y -= 10) await touch.move(200, y)
    await touch.end()
    expect(await shown()).toHaveLength(1)
    await page.touchscreen.tap(200, 100)
    expect(await shown()).toEqual([])
    await page.tap(first)
    await page.tap(first)
    expect(await shown()).toEqual([])
    expect(await hash()).toMatch(/^#note-\d+$/)
  })

  it('stays on the screen and near its call, for every call, on a phone and at a desk', async () => {
    for (const width of [390, 1280]) {
      await open({ width })
      const count = (await page.$$('main a[aria-expanded]')).length
      expect(count).toBeGreaterThan(9)
      for (let index = 0; index < count; index++) {
        const block = (['start', 'center', 'end'] as const)[index % 3] ?? 'center'
        const place = await page.evaluate(
          (at, where) => {
            const call = document.querySelectorAll<HTMLElement>('main a[aria-expanded]')[at]
            call?.scrollIntoView({ block: where, inline: 'nearest' })
            call?.click()
            const box = document.querySelector('.note-popup')?.getBoundingClientRect()
            const from = call?.getBoundingClientRect()
            if (!box || !from) return undefined
            const gap = Math.max(box.top - from.bottom, from.top - box.bottom)
            const { clientWidth } = document.documentElement
            const inside =
              box.left >= 0 && box.right <= clientWidth && box.top >= 0 && box.bottom <= innerHeight
            const across = box.left <= from.right && box.right >= from.left
            return { inside, across, gap: Math.round(gap) }
          },
          index,
          block,
        )
        expect(place, `call ${index} at ${width}`).toEqual({ inside: true, across: true, gap: 8 })
      }
      if (width === 390) await page.close()
    }
  })

  it('holds one note at a time, and a call inside a note stays a link', async () => {
    await open()
    const second = '.chapter p sup.calls:has(a + a) a + a'
    await page.click(first)
    await page.click(second)
    expect(await shown()).toEqual(['二つ目の注。また4。'])
    expect(await expanded()).toBe('false')
    expect(
      await page.$$eval('[id]', (all) => all.length - new Set(all.map(({ id }) => id)).size),
    ).toBe(0)
    await page.click(`${popup} sup.calls a`)
    expect(await shown()).toEqual([])
    expect(await hash()).toBe('#note-4')
  })
})

describe('a drawing on a phone', () => {
  it('can be shown in its own size, and goes back to its place', async () => {
    await open({ width: 390, touch: true })
    const before = await page.$eval('#drawn', (figure) => figure.innerHTML)
    await page.$eval('#drawn .enlarge', (button) => button.scrollIntoView({ block: 'center' }))
    await page.tap('#drawn .enlarge')
    const width = await page.$eval(
      'dialog[open] .picture',
      (it) => it.getBoundingClientRect().width,
    )
    expect(width).toBeGreaterThan(600)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => !document.querySelector('dialog'))
    expect(await page.$eval('#drawn', (figure) => figure.innerHTML)).toBe(before)
  })
})
