import { fileURLToPath } from 'node:url'
import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { fitPictures } from '../../src/pictures/fit-pictures.js'
import type { Edition } from '../../src/pipeline/edition.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { assembleReport, setEdition } from '../../src/pipeline/set-edition.js'
import { readHtmlPage } from '../../src/proof/html/read-html-page.js'
import { loadTemplate } from '../../src/render/handlebars.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { type Canary, startCanary } from '../browser/canary.js'
import { hostileHtml } from './hostile-html.js'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))

let canary: Canary
let browser: Browser

beforeAll(async () => {
  canary = await startCanary()
  // As anybody's: the product's own has no network.
  const { executablePath } = await findBrowser()
  browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  await canary?.[Symbol.asyncDispose]()
})

function arm(vector: string): string {
  return vector
    .replaceAll('CANARYHOST', canary.address.replace('http://', ''))
    .replaceAll('CANARY', canary.address)
    .replaceAll('RUN', 'top.ran=(top.ran||0)+1')
}

/** Sets both editions of a briefing that has it in every place; what its checks say about it does not matter here. */
async function setEditions(vector: string): Promise<Record<Edition, string>> {
  const html = arm(vector)
  const chapter = `# Title ${html}

:::summary
- Point ${html}
:::

## Section ${html}

${html}

Text ${html} and text[^a].

- Item ${html}

> ${html}

| Head ${html} |
|---|
| ${html.replaceAll('|', '\\|')} |

\`\`\`html
${html}
\`\`\`

[^a]: Note ${html}
`
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter.replace(/---\n$/, `disclaimer: |\n  Words ${html}\n---\n`)}\nOpening ${html}\n`,
    '01-chapter.md': chapter,
  })
  const inspected = await inspect(folder)
  const { id, frontMatter } = inspected
  if (!frontMatter) throw new Error(`no front matter with ${vector}`)
  const briefing = assembleReport({ ...inspected, frontMatter }, id)
  const pictures = await fitPictures(inspected)
  const set = async (edition: Edition) =>
    setEdition(
      edition,
      briefing,
      pictures,
      await loadTemplate(templates, frontMatter.layout, edition),
    )
  return { html: await set('html'), pdf: await set('pdf') }
}

/** Takes the policy away, which is the second wall, so that the first is seen to hold alone. */
function withoutPolicy(html: string): string {
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
}

/** Opens each in a frame of a page that lets everything out; gives how many scripts ran. */
async function open(documents: readonly string[]): Promise<number> {
  const page = await browser.newPage()
  try {
    const frames = documents.map((text) => {
      const quoted = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
      return `<iframe srcdoc="${quoted}"></iframe>`
    })
    await page.setContent(frames.join(''))
    await page.waitForNetworkIdle()
    // A drawing's animation, a toggled element and a focus come a little later.
    await new Promise((resolve) => setTimeout(resolve, 300))
    return await page.evaluate(() => Number((window as { ran?: number }).ran ?? 0))
  } finally {
    await page.close()
  }
}

describe('hostile HTML, in a browser without any policy', () => {
  it('would fetch and run as it is', async () => {
    canary.hits.length = 0
    expect(await open(hostileHtml.map((vector) => `<body>${arm(vector)}`))).toBeGreaterThan(8)
    expect(canary.hits.filter((hit) => hit !== 'connection').length).toBeGreaterThan(20)
  })

  it('fetches nothing and runs nothing in either edition', { timeout: 120_000 }, async () => {
    canary.hits.length = 0
    const documents: string[] = []
    for (const vector of hostileHtml) {
      const { html, pdf } = await setEditions(vector)
      expect(withoutPolicy(html)).not.toBe(html)
      documents.push(withoutPolicy(html), withoutPolicy(pdf))
    }
    const ran: number[] = []
    for (let first = 0; first < documents.length; first += 20)
      ran.push(await open(documents.slice(first, first + 20)))
    expect(ran.filter((count) => count > 0)).toEqual([])
    expect(canary.hits).toEqual([])
  })

  it('takes nothing of the page’s own: its names, its classes, its marks', async () => {
    const { html } = await setEditions(
      '<div id="page-said" class="viewer" data-copy="a" data-source="b">words</div>',
    )
    expect(readHtmlPage(html).ids.filter((id) => id === 'page-said')).toHaveLength(1)
    expect(html).not.toMatch(/<div[^<>]*(class="viewer" data-copy|data-copy="a"|data-source="b")/)
  })
})
