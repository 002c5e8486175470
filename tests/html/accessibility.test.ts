import axe from 'axe-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { plainChapter, writeBriefing } from '../briefing-folder.js'
import { writeEverything } from './everything.js'
import {
  buildHtml,
  buildSample,
  type OpenOptions,
  openHtml,
  writeSmallBriefing,
} from './open-html.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** What axe finds wrong with a page, with a note's popup open. */
async function findViolations(html: string, options: OpenOptions): Promise<string[]> {
  const { page } = await openHtml(launched.browser, html, options)
  await page.$eval('main a[aria-expanded]', (call) => {
    call.scrollIntoView({ block: 'center' })
    call.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  })
  await page.waitForSelector('.note-popup:popover-open')
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async () => {
    // @ts-expect-error axe is a global of the page, not of this file.
    const { violations } = await globalThis.axe.run({ resultTypes: ['violations'] })
    return violations as { id: string; nodes: { html: string; failureSummary?: string }[] }[]
  })
  await page.close()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
  )
}

describe('axe finds nothing wrong', () => {
  it.each([
    ['2024-03', 'light', 1280],
    ['en-2024-03', 'dark', 390],
    ['cyber-mercenaries', 'dark', 1280],
  ] as const)('with %s, %s, %i pixels wide', async (id, scheme, width) => {
    expect(await findViolations(await buildSample(id), { scheme, width })).toEqual([])
  })

  it('with calls in every place that may hold one', async () => {
    const html = await buildHtml(await writeSmallBriefing())
    expect(await findViolations(html, { scheme: 'light', width: 390 })).toEqual([])
    expect(await findViolations(html, { scheme: 'dark', width: 1280 })).toEqual([])
  })

  // Whatever the samples have is in these as well; between them, either scheme in either width.
  it.each([
    ['ja', 'monthly', ['light', 'dark']],
    ['en', 'commentary', ['dark', 'light']],
  ] as const)(
    'with everything that an author can write: %s, %s',
    async (language, layout, [wide, narrow]) => {
      const html = await buildHtml(await writeEverything(language, layout))
      expect(await findViolations(html, { scheme: wide, width: 1280 })).toEqual([])
      expect(await findViolations(html, { scheme: narrow, width: 320 })).toEqual([])
    },
  )

  it.each([
    ['light', 320],
    ['dark', 1280],
  ] as const)('with code, tasks and marks to copy: %s, %s pixels wide', async (scheme, width) => {
    const text = '```sh\nls\n```\n\n- [ ] 未了\n- [x] 完了\n\n> [!WARNING]\n> 注意\n\n本文[^a]'
    const chapter = plainChapter.replace('本文[^a]', text)
    const html = await buildHtml(await writeBriefing({ '01-chapter.md': chapter }))
    const marked = html.replace('<p>導入', '<p><code data-copy="a">[.]</code>導入')
    expect(await findViolations(marked, { scheme, width })).toEqual([])
  })
})

describe('whoever needs it otherwise', () => {
  let small: string
  beforeAll(async () => {
    small = await buildHtml(await writeSmallBriefing())
  })

  it.each([320, 390])('reads it %s pixels wide without scrolling to the side', async (width) => {
    const { page } = await openHtml(launched.browser, small, { width, touch: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.close()
  })

  it.each(['ja', 'en'] as const)(
    'reads everything without scrolling to the side: %s',
    async (language) => {
      const html = await buildHtml(await writeEverything(language))
      for (const width of [320, 390, 1280]) {
        const { page } = await openHtml(launched.browser, html, { width, touch: width < 600 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        await page.close()
      }
    },
  )

  it('reads it with text of 200 %', async () => {
    const { page } = await openHtml(launched.browser, small, { width: 1280 })
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    // Tables that had room have none any more.
    await page.waitForSelector('.table-scroll:not(.fits)')
    const facts = await page.evaluate(() => ({
      size: getComputedStyle(document.documentElement).fontSize,
      width: document.documentElement.scrollWidth,
      cut: [...document.querySelectorAll('h1, h2, h3, .sidebar a, .drawer summary, .copy')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map(({ outerHTML }) => outerHTML.slice(0, 100)),
    }))
    expect(facts).toEqual({ size: '32px', width: 1280, cut: [] })
    await page.close()
  })

  it('sees every tool in forced colours', async () => {
    const { page } = await openHtml(launched.browser, small, { width: 1280 })
    const session = await page.createCDPSession()
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    })
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.waitForSelector('.up:not([hidden])')
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
    const shown = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor
      return ['.up', '.anchor', '.enlarge'].map((selector) => {
        const element = document.querySelector(selector)
        return element && getComputedStyle(element).color !== ground
      })
    })
    expect(shown).toEqual([true, true, true])
    await page.close()
  })

  it.each(['light', 'dark'] as const)(
    'sees in forced colours what is drawn: %s',
    async (scheme) => {
      const code = `\`\`\`sh\ncurl ${'--option value '.repeat(20)}\n\`\`\``
      const chapter = plainChapter.replace('本文', `${code}\n\n本文`)
      const html = await buildHtml(await writeBriefing({ '01-chapter.md': chapter }))
      const marked = html.replace('<p>導入', '<p><code data-copy="a">[.]</code>導入')
      const { page } = await openHtml(launched.browser, marked, { width: 600, scheme })
      const session = await page.createCDPSession()
      await session.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'forced-colors', value: 'active' },
          { name: 'prefers-color-scheme', value: scheme },
        ],
      })
      const places = await page.evaluate(() => {
        const [, second] = document.querySelector('.code-line')?.getClientRects() ?? []
        const sign = document.querySelector('.copy.beside')?.getBoundingClientRect()
        if (!second || !sign) throw new Error('no line that goes on, or nothing to copy')
        const at = (x: number, y: number, width: number, height: number) => ({
          ...{ x: x + scrollX, y: y + scrollY, width, height },
        })
        return {
          'the mark of a line that goes on': at(second.x, second.y, 12, second.height),
          'the sheet behind the first': at(sign.x + 5, sign.y + 4, 5, sign.height / 2 - 2),
        }
      })
      const blank: string[] = []
      for (const [name, clip] of Object.entries(places)) {
        const { channels } = await sharp(await page.screenshot({ clip })).stats()
        if (channels.every(({ min, max }) => max - min < 60)) blank.push(name)
      }
      expect(blank).toEqual([])
      await page.close()
    },
  )

  it('moves nothing where motion is to be reduced', async () => {
    const { page } = await openHtml(launched.browser, small, { width: 1280 })
    await page.$eval('main a[aria-expanded]', (call) => (call as HTMLElement).click())
    const moving = await page.evaluate(() => ({
      scroll: getComputedStyle(document.documentElement).scrollBehavior,
      running: document.getAnimations().length,
    }))
    expect(moving).toEqual({ scroll: 'auto', running: 0 })
    await page.close()
  })

  it.each([320, 1280])('stops with the keyboard only at what can be used, %s', async (width) => {
    const { page } = await openHtml(launched.browser, small, { width })
    const idle = await page.$$eval('[tabindex="0"]', (stops) =>
      stops
        .filter(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)
        .map(({ outerHTML }) => outerHTML.slice(0, 100)),
    )
    expect(idle).toEqual([])
    await page.close()
  })
})
