import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { assemble } from '../../src/briefing/assemble.js'
import { wordsOf } from '../../src/briefing/words.js'
import { fitPictures } from '../../src/pictures/fit-pictures.js'
import { inspect } from '../../src/pipeline/inspect.js'
import type { HastContext } from '../../src/render/context.js'
import { loadTemplate } from '../../src/render/handlebars.js'
import { render } from '../../src/render/render.js'
import { transform } from '../../src/render/transform.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Sets the HTML edition of a briefing by the real stages; what its checks say about it does not matter here. */
export async function buildHtml(folder: string): Promise<string> {
  const inspected = await inspect(folder)
  const { id, parsed, frontMatter } = inspected
  if (!frontMatter) throw new Error(`no front matter in ${folder}`)
  const briefing = assemble(id, folder, frontMatter, parsed)
  const { layout, language } = frontMatter
  const context: HastContext = {
    edition: 'html',
    briefing,
    pictures: await fitPictures(inspected),
    words: wordsOf(language),
    headingShift: 1,
  }
  const content = transform(context)
  const template = await loadTemplate(path.join(root, 'templates'), layout, 'html')
  return render(template, briefing, content)
}

/** The HTML of a sample briefing of this repository. */
export function buildSample(id: string): Promise<string> {
  return buildHtml(path.join(root, 'briefings', id))
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200"><rect width="640" height="200" fill="#fff"/><text x="20" y="40">図</text></svg>'

const firstChapter = `# 題[^heading]の章

:::summary
- 要点の一つ[^first]
:::

## 概要

最初の文[^first]。次の文[^first][^second]。[](#wide)と[](#drawn)と[](#last)を参照。

### 【見出し】[^heading]

${'長い段落をここに置く。'.repeat(40)}端の語[^end]

:::table{#wide}
広い表

| 一 | 二 | 三 | 四 | 五 |
|---|---|---|---|---|
| ${'表の中の長い語'.repeat(4)} | 呼出し[^table] | https://example.com/a/very/long/address/that/has/no/place/to/break | 四 | 五 |
:::

- 項目[^item]

::::figures
:::figure{#drawn}
![左の図](drawing.svg)

左[^caption]
:::
:::figure{#drawn-too}
![右の図](drawing.svg)

右
:::
::::

[^first]: 出典：例 『一』 <https://example.com/first>
[^second]: 二つ目の注。また[^nested]。
[^nested]: 注の中の注。
[^heading]: 見出しの注。
[^end]: ${'長い注。'.repeat(30)}
[^table]: 表の注。
[^item]: 項目の注。
[^caption]: 説明の注。
`

const lastChapter = `# 終わりの章

:::summary
- 要点
:::

## まとめ

結び[^first]。

以上

[^first]: 別の章の注 <https://example.com/other>
`

/** A small briefing with calls in every place that may hold one. */
export function writeSmallBriefing(): Promise<string> {
  const more = 'subtitle: 副題\nauthors:\n  - 班\ndisclaimer: 免責の文。\ncontact:\n  - 窓口\n---\n'
  return writeBriefing({
    'briefing.md': monthlyFrontMatter.replace(/---\n$/, more).concat('\n導入の文。\n'),
    '01-first.md': firstChapter,
    '02-last.md': lastChapter,
    '01-chapter.md': null,
    'drawing.svg': drawing,
  })
}

/** A commentary whose text goes on in a chapter file. */
export function writeEssay(): Promise<string> {
  return writeBriefing({
    'briefing.md': monthlyFrontMatter
      .replace('layout: monthly', 'layout: commentary')
      .concat('\n導入[^a]。\n\n## 節\n\n### 小節\n\n文。\n\n[^a]: 注。\n'),
  })
}

export interface OpenOptions {
  width?: number
  touch?: boolean
  scheme?: 'light' | 'dark'
  scripts?: boolean
}

export interface OpenedHtml {
  page: Page
  /** Every address asked for, but the document itself. */
  requests: string[]
  /** What the page's own script or its policy complained about. */
  faults: string[]
}

export const address = 'https://briefing.invalid/report.html'

/** Opens an HTML edition as a reader would, at a made-up address that only this page can see. */
export async function openHtml(
  browser: Browser,
  html: string,
  { width = 1280, touch = false, scheme = 'light', scripts = true }: OpenOptions = {},
): Promise<OpenedHtml> {
  const page = await browser.newPage()
  await page.setViewport({
    width,
    height: width < 600 ? 844 : 860,
    isMobile: touch,
    hasTouch: touch,
  })
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])
  await page.setJavaScriptEnabled(scripts)
  await page.setRequestInterception(true)
  const requests: string[] = []
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => faults.push(message.text()))
  page.on('request', (request) => {
    const url = request.url()
    if (url === address) {
      void request.respond({ contentType: 'text/html; charset=utf-8', body: html })
    } else if (url.startsWith('data:')) {
      void request.continue()
    } else {
      requests.push(url)
      void request.abort()
    }
  })
  await page.goto(address)
  return { page, requests, faults }
}
