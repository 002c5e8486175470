import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { fitPictures } from '../../src/pictures/fit-pictures.js'
import { inspect } from '../../src/pipeline/inspect.js'
import { assembleReport, setEdition } from '../../src/pipeline/set-edition.js'
import { loadTemplate } from '../../src/render/handlebars.js'
import { monthlyFrontMatter, writeBriefing } from '../briefing-folder.js'
import { payloads } from './payloads.js'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))
const run = 'window.ran=(window.ran||0)+1'

let launched: LaunchedBrowser
beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** Places that hold a block or only words; each payload stands in one of either kind. */
const blocks: ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `- ${indent(payload)}`,
  (payload) => `> ${payload.replaceAll('\n', '\n> ')}`,
  (payload) => `Words ${payload} and words.`,
]
const words: ((payload: string, index: number) => string)[] = [
  (payload) => `### Title ${payload}`,
  (payload) => `| Head ${payload} |\n|---|\n| ${payload} |`,
  (payload, index) => `Called[^n${index}].\n\n[^n${index}]: Note ${payload}`,
  (payload) => `**${payload}** ~~${payload}~~ \`${payload}\``,
]

const indent = (text: string) => text.replaceAll('\n', '\n  ')

/** Both editions of a briefing that has these payloads, without the policy that would stop them as well. */
async function setEditions(some: readonly string[]): Promise<string[]> {
  const body = some.flatMap((payload, index) => {
    const oneLine = payload.replaceAll('\n', ' ').replaceAll('|', '\\|')
    return [blocks[index % 4]?.(payload), words[index % 4]?.(oneLine, index)]
  })
  const folder = await writeBriefing({
    'briefing.md': `${monthlyFrontMatter}Opening ${some[0]}\n`,
    '01-chapter.md': `# Title\n\n:::summary\n- Point ${some[0]?.replaceAll('\n', ' ')}\n:::\n\n## Section\n\n${body.join('\n\n')}\n`,
  })
  const inspected = await inspect(folder)
  const { id, frontMatter } = inspected
  if (!frontMatter) throw new Error('no front matter')
  const briefing = assembleReport({ ...inspected, frontMatter }, id)
  const pictures = await fitPictures(inspected)
  return Promise.all(
    (['html', 'pdf'] as const).map(async (edition) => {
      const template = await loadTemplate(templates, frontMatter.layout, edition)
      const html = await setEdition(edition, briefing, pictures, template)
      return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    }),
  )
}

/** Opens a page; gives how often something ran, and the addresses of its links that are programs. */
async function open(html: string): Promise<[ran: number, programs: string[]]> {
  const page = await launched.browser.newPage()
  try {
    await page.setContent(html, { waitUntil: 'domcontentloaded' })
    await new Promise((resolve) => setTimeout(resolve, 150))
    return await page.evaluate((): [number, string[]] => [
      Number(Reflect.get(window, 'ran') ?? 0),
      [...document.querySelectorAll('a, area, form, iframe, object, embed, [src]')]
        .map((element) => String(Reflect.get(element, 'href') ?? element.getAttribute('src') ?? ''))
        .filter((address) => /^(javascript|vbscript|data:text)/i.test(address)),
    ])
  } finally {
    await page.close()
  }
}

it('would run as they are', async () => {
  const [ran] = await open(`<body>${payloads.join('\n').replaceAll('run', run)}`)
  expect(ran).toBeGreaterThan(0)
  expect(payloads.length).toBeGreaterThanOrEqual(485)
})

it('run in no edition, wherever they stand', { timeout: 90_000 }, async () => {
  const armed = payloads.map((payload) => payload.replaceAll('run', run))
  for (let first = 0; first < armed.length; first += 80) {
    for (const html of await setEditions(armed.slice(first, first + 80)))
      expect(await open(html)).toEqual([0, []])
  }
})
