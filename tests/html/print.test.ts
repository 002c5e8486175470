import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../src/browser/launch.js'
import { monthlyFrontMatter, plainChapter, writeBriefing } from '../briefing-folder.js'
import { buildHtml, openHtml } from './open-html.js'

const row = (cells: string[]) => `| ${cells.join(' | ')} |`

function table(columns: number): string {
  const heads = Array.from({ length: columns }, (_, index) => `h${columns}c${index + 1}`)
  const cells = heads.map((head) => `${head}-cell with-several words and-a-longword`)
  return [row(heads), row(heads.map(() => '---')), ...Array(3).fill(row(cells))].join('\n')
}

const hash = '5f'.repeat(32)
const counts = [3, 5, 7, 8, 12, 20]
const chapter = plainChapter.replace(
  '本文[^a]',
  `${counts.map((count) => `:::table\nOf ${count}\n\n${table(count)}\n:::\n`).join('\n')}
| type | value | seen | note |
|---|---|---|---|
| sha256 | ${hash} | 2024-03-02 | Term[^b] |
| domain | evil[.]example | 2024-03-04 | Term |
| T1059.001 | ${hash} | 2024-03-04 | Term |

<details><summary>Folded</summary>

Unfolded words

</details>

本文[^b]`,
)
const note = '\n[^b]: Words of the note. [Its title](https://example.com/note/address)\n'

let launched: LaunchedBrowser
let html: string
beforeAll(async () => {
  html = await buildHtml(
    await writeBriefing({
      'briefing.md': `${monthlyFrontMatter.replace('Public', '"TLP:AMBER"')}Opening words[^x].\n\n[^x]: Opening note.\n`,
      '01-chapter.md': chapter + note,
    }),
  )
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** Prints as a reader does, at the paper that the edition asks for, and reads each page back. */
async function print(options: Parameters<typeof openHtml>[2]): Promise<string[]> {
  const { page } = await openHtml(launched.browser, html, options)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  await page.close()
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return text.map((words) => words.replace(/\s+/g, ''))
}

it('keeps the signs of alerts and of lines of code that go on, which are backgrounds', async () => {
  const body = '> [!WARNING]\n> Words\n\n```sh\nls\n```\n\n- [x] Done\n\n本文[^a]'
  const text = plainChapter.replace('本文[^a]', body)
  const signs = await buildHtml(await writeBriefing({ '01-chapter.md': text }))
  const { page } = await openHtml(launched.browser, signs, { width: 1280 })
  await page.emulateMediaType('print')
  const kept = await page.$$eval('.alert-title, .code-line, input', (elements) =>
    elements.map((element) => getComputedStyle(element).printColorAdjust),
  )
  await page.close()
  expect(kept).toEqual(['exact', 'exact', 'exact'])
})

it.each([{ width: 1280 }, { width: 390, touch: true }, { width: 1280, scripts: false }])(
  'keeps every column, the text of notes and their addresses on paper, $width',
  async (options) => {
    const pages = await print(options)
    const whole = pages.join('')
    const missing = counts.flatMap((count) =>
      Array.from({ length: count }, (_, index) => `h${count}c${index + 1}`).filter(
        (head) => !whole.includes(head),
      ),
    )
    expect(missing).toEqual([])
    expect(whole).toContain('Unfoldedwords')
    expect(whole).toContain('Openingnote')
    expect(whole).toContain('Wordsofthenote.Itstitle(https://example.com/note/address)')
    // Head and foot of each page.
    expect(pages.filter((words) => words.split('TLP:AMBER').length < 3)).toEqual([])
  },
)

it('breaks no short word beside a long value', async () => {
  const { page } = await openHtml(launched.browser, html, { width: 643 })
  await page.emulateMediaType('print')
  const lines = await page.$$eval(
    'main td',
    (cells, words) =>
      words.map((word) => {
        const cell = cells.find(({ textContent }) => textContent === word)
        const range = document.createRange()
        if (cell) range.selectNodeContents(cell)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
      }),
    ['sha256', 'domain', 'T1059.001'],
  )
  expect(lines).toEqual([1, 1, 1])
  await page.close()
})

it('cuts nothing off at the edge of the paper', async () => {
  const { page } = await openHtml(launched.browser, html, { width: 643 })
  await page.emulateMediaType('print')
  const beyond = await page.$$eval('main :is(th, td)', (cells) =>
    cells
      .filter((cell) => cell.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map(({ textContent }) => textContent),
  )
  expect(beyond).toEqual([])
  await page.close()
})
