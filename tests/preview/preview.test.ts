import { cp, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Preview } from '../../dist/preview/start-preview.js'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { openShown, openWindow, type PreviewWindow, startSample } from './window.js'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#13579b"/></svg>'
const withFigure = plainChapter.replace(
  '本文[^a]。',
  '本文[^a]。[](#fig)を見る。\n\n:::figure{#fig}\n![青い四角](figures/a.svg)\n\n図の題\n:::',
)

let folder: string
let templates: string
let preview: Preview
let tab: PreviewWindow

const file = (name: string) => path.join(folder, name)
const edit = (name: string, content: string) => writeFile(file(name), content)
/** As most editors save: aside, then over the file. */
async function editAside(name: string, content: string): Promise<void> {
  await writeFile(file(`${name}.tmp`), content)
  await rename(file(`${name}.tmp`), file(name))
}
const text = async () => (await tab.edition()).evaluate(() => document.body.textContent ?? '')
const banner = () =>
  tab.page.$eval('#banner', (element) =>
    (element as HTMLElement).hidden ? '' : (element.textContent ?? '').trim(),
  )
const panelIsOpen = () => tab.page.$eval('#findings', (panel) => !(panel as HTMLElement).hidden)
/** What the first pages look like. */
const looks = () =>
  tab.page.$$eval('.sheet canvas', (canvases) =>
    canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join('\n'),
  )
const until = (condition: () => Promise<boolean>) =>
  expect.poll(condition, { timeout: 15_000, interval: 30 }).toBe(true)

beforeAll(async () => {
  folder = await writeBriefing({ '01-chapter.md': withFigure, 'figures/a.svg': drawing })
  templates = path.join(path.dirname(path.dirname(folder)), 'templates')
  await cp('templates', templates, { recursive: true })
  preview = await startSample(folder, { templates })
  tab = await openShown(preview.url)
})
afterAll(async () => {
  await tab?.close()
  await preview?.close()
})

describe('briefing preview', () => {
  it('shows the HTML edition and the real pages side by side', async () => {
    const [html, pages] = await Promise.all(
      ['#html-pane', '.pane.pages'].map(async (pane) => (await tab.page.$(pane))?.boundingBox()),
    )
    expect(html?.width).toBeGreaterThan(600)
    expect(pages?.x).toBeGreaterThanOrEqual((html?.x ?? 0) + (html?.width ?? 0))
    expect(await text()).toContain('試験の月報')
    expect(await tab.page.$$eval('.sheet', (sheets) => sheets.length)).toBe(3)
    expect(await tab.page.$eval('#page-count', (element) => element.textContent)).toBe('3')
  })

  it('runs the scripts of the HTML edition, without the rights of the page', async () => {
    const edition = await tab.edition()
    expect(await edition.evaluate(() => window.origin)).toBe('null')
    expect(await edition.$eval('a[role=doc-noteref]', (call) => call.ariaExpanded)).toBe('false')
  })

  it('shows a save in both views', async () => {
    await tab.page.$eval('#pages-pane', (pane) => pane.scrollTo(0, 1e6))
    await tab.page.waitForSelector('.sheet[data-page="3"] canvas')
    const before = await looks()
    await edit('01-chapter.md', withFigure.replace('本文', '直された本文'))
    await tab.shown('html', 2)
    await tab.shown('pages', 2)
    expect(await text()).toContain('直された本文')
    expect(await looks()).not.toBe(before)
    // The edition's script runs again, so that notes are popups still.
    const edition = await tab.edition()
    expect(await edition.$eval('a[role=doc-noteref]', (call) => call.ariaExpanded)).toBe('false')
  })

  it('keeps the last good pages under the message when the source breaks, until it is mended', async () => {
    const before = await looks()
    const top = () => tab.page.$eval('.panes', (panes) => panes.getBoundingClientRect().top)
    const topBefore = await top()
    await editAside('01-chapter.md', withFigure.replace('[^a]。', '[^a][^nope]。'))
    await until(async () => (await banner()).startsWith('1 error in the source.'))
    expect(await top()).toBe(topBefore)
    const [finding] = await tab.page.$$eval('.finding', (items) =>
      items.map((item) => ({
        text: item.querySelector('.reason')?.textContent,
        place: item.querySelector('a')?.textContent,
        href: item.querySelector('a')?.href,
      })),
    )
    expect(finding?.text).toContain('[^nope]')
    expect(finding?.place).toBe('01-chapter.md:9:7')
    expect(finding?.href).toBe(`vscode://file${file('01-chapter.md')}:9:7`)
    expect(await panelIsOpen()).toBe(true)
    expect(await text()).toContain('直された本文')
    expect(await looks()).toBe(before)

    await editAside('01-chapter.md', withFigure.replace('本文', '直った本文'))
    await tab.shown('html', 3)
    await tab.shown('pages', 3)
    expect(await banner()).toBe('')
    expect(await text()).toContain('直った本文')
    expect(await panelIsOpen()).toBe(false)
  })

  it('closes the findings at Escape, and gives the keyboard back to their button', async () => {
    await tab.page.focus('#findings-button')
    await tab.page.keyboard.press('Enter')
    expect(await panelIsOpen()).toBe(true)
    await tab.page.keyboard.press('Escape')
    expect(await panelIsOpen()).toBe(false)
    expect(await tab.page.evaluate(() => document.activeElement?.id)).toBe('findings-button')
  })

  it('leaves findings open that somebody opened, when the errors are mended', async () => {
    await edit('01-chapter.md', withFigure.replace('[^a]。', '[^a][^nope]。'))
    await until(panelIsOpen)
    await tab.page.keyboard.press('Escape')
    await tab.page.click('#findings-button')
    await edit('01-chapter.md', withFigure.replace('本文', '直った本文'))
    await until(async () => (await banner()) === '')
    expect(await panelIsOpen()).toBe(true)
    await tab.page.click('#findings-close')
  })

  it('shows what a change of a template does', async () => {
    const sheet = path.join(templates, 'shared/pdf-text.css')
    await writeFile(sheet, `${await readFile(sheet, 'utf8')}\nmain { color: #c00 }\n`)
    await tab.shown('pages', 4)
    const page = path.join(templates, 'monthly/html.hbs')
    const good = await readFile(page, 'utf8')
    await writeFile(page, good.replace('{{words.summaryTitle}}', '{{words.nothing}}'))
    await expect.poll(banner, { timeout: 15_000, interval: 30 }).toMatch(/html\.hbs:\d+.*nothing/)
    await writeFile(page, good.replace('<main', '<p>足した段落</p><main'))
    await tab.shown('html', 4)
    await until(async () => (await text()).includes('足した段落'))
    expect(await banner()).toBe('')
  })

  it('takes up a new chapter, and a picture that is renamed and comes back', async () => {
    await edit('02-next.md', plainChapter.replace('章の題', '次の章').replaceAll('[^a]', '[^b]'))
    await until(async () => (await text()).includes('次の章'))
    await rename(file('figures/a.svg'), file('figures/b.svg'))
    await until(async () => (await banner()).startsWith('1 error'))
    await rename(file('figures/b.svg'), file('figures/a.svg'))
    await until(async () => (await banner()) === '')
    await unlink(file('02-next.md'))
    await until(async () => !(await text()).includes('次の章'))
  })

  it('outlives a briefing.md that goes, and a folder that goes, until they come back', async () => {
    const main = await readFile(file('briefing.md'), 'utf8')
    await unlink(file('briefing.md'))
    await until(async () => (await banner()) !== '')
    expect(await text()).toContain('試験の月報')
    await edit('briefing.md', main)
    await until(async () => (await banner()) === '')

    await rename(folder, `${folder}-away`)
    await until(async () => (await banner()).includes('Put it back'))
    await rename(`${folder}-away`, folder)
    await until(async () => (await banner()) === '')
    await edit('briefing.md', main.replace('試験の月報', '戻った月報'))
    await until(async () => (await text()).includes('戻った月報'))
  })

  it('has no fault that a machine finds for those who see or hear otherwise', async () => {
    await tab.page.click('#findings-button')
    await tab.page.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'))
    for (const value of ['light', 'dark']) {
      await tab.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
      const found = await tab.page.evaluate(
        `axe.run(document, { iframes: false }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))`,
      )
      expect(found, value).toEqual([])
    }
  })

  it('has one view at a time on a narrow screen', async () => {
    await tab.page.setViewport({ width: 390, height: 844 })
    const view = () => tab.page.$eval('body', (body) => body.dataset.view)
    await until(async () => (await view()) === 'pages')
    await tab.page.click('input[value=html]')
    expect(await view()).toBe('html')
    const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(390)
    await tab.page.setViewport({ width: 1440, height: 900 })
    await rm(templates, { recursive: true, force: true })
  })
})

it('opens on a briefing that is broken from the start, and shows what is wrong', {
  timeout: 90_000,
}, async () => {
  const broken = await writeBriefing({ 'briefing.md': '---\ntitle: 題\nlayot: monthly\n---\n' })
  const other = await startSample(broken)
  const window = await openWindow(other.url)
  try {
    await window.page.waitForSelector('.finding.error')
    const reasons = await window.page.$$eval('.reason', (all) => all.map((one) => one.textContent))
    expect(reasons.join()).toContain('layot')
    expect(await window.page.$eval('#banner-text', (line) => line.textContent)).toMatch(
      /^\d+ errors in the source\. It is shown once there are none\.$/,
    )
    await writeFile(path.join(broken, 'briefing.md'), `${monthlyFrontMatter}導入の文。\n`)
    await window.shown('html', 1)
  } finally {
    await window.close()
    await other.close()
  }
})

it('shows the edition for the readers of a level, and says where a briefing has none', {
  timeout: 90_000,
}, async () => {
  const matter = monthlyFrontMatter.replace('Public', 'TLP:AMBER')
  const secret = plainChapter.replace(
    '本文[^a]。',
    '本文[^a]。\n\n:::tlp{amber}\n限られた文。\n:::',
  )
  const files = { 'briefing.md': `${matter}導入の文。\n`, '01-chapter.md': secret }
  const briefing = await writeBriefing(files)
  const other = await startSample(briefing, { level: 'green' })
  const window = await openShown(other.url)
  const shown = async () => (await window.edition()).evaluate(() => document.body.textContent ?? '')
  try {
    expect(await shown()).toContain('TLP:GREEN')
    expect(await shown()).toContain('本文')
    expect(await shown()).not.toContain('限られた文')
    const words = matter.replace('TLP:AMBER', 'Internal')
    await writeFile(path.join(briefing, '01-chapter.md'), plainChapter)
    await window.shown('html', 1)
    await writeFile(path.join(briefing, 'briefing.md'), `${words}導入の文。\n`)
    await expect
      .poll(() => window.page.$eval('#banner-text', (line) => line.textContent), {
        timeout: 15_000,
      })
      .toContain('has no edition for TLP:GREEN')
  } finally {
    await window.close()
    await other.close()
  }
})

it('refuses words that bear a higher label, as the build of that level does', {
  timeout: 90_000,
}, async () => {
  const matter = monthlyFrontMatter.replace('Public', 'TLP:AMBER')
  const files = { 'briefing.md': `${matter}導入の文。\n`, '01-chapter.md': plainChapter }
  const briefing = await writeBriefing(files)
  const other = await startSample(briefing, { level: 'green' })
  const window = await openShown(other.url)
  try {
    const labelled = plainChapter.replace('本文', 'TLP:AMBER: 本文')
    await writeFile(path.join(briefing, '01-chapter.md'), labelled)
    await expect
      .poll(() => window.page.$eval('#findings', (panel) => panel.textContent), {
        timeout: 15_000,
      })
      .toContain('The text says TLP:AMBER, and stands in the edition for TLP:GREEN')
  } finally {
    await window.close()
    await other.close()
  }
})
