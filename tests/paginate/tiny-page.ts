import { getDocumentProxy } from 'unpdf'
import type { LaunchedBrowser } from '../../src/browser/launch.js'
import { openPage } from '../../src/browser/open-page.js'
import type { Note } from '../../src/footnotes/note.js'
import { paginate } from '../../src/paginate/paginate.js'
import { print } from '../../src/pipeline/print-pages.js'
import { loadTinyFont } from './tiny-font.js'

/** A page of ten lines of twenty Japanese characters: one line is 10 px high and 200 px wide. */
const style = `
  @font-face { font-family: F; src: url(/f.ttf) }
  @page { size: 220px 123px; margin: 10px }
  :root { --type-width: 200px; --type-height: 103px }
  * { margin: 0; padding: 0; font: 10px/10px F }
  main { width: 200px; position: relative; widows: 1; orphans: 1 }
  p, li, td, th, pre { line-height: 10px; overflow-wrap: anywhere; text-spacing-trim: space-all }
  ul { padding-left: 20px } blockquote { padding-left: 10px; border-left: 2px solid }
  table { border-collapse: collapse; width: 100% } th, td { font-weight: normal; text-align: left }
  pre { white-space: pre-wrap }
  sup { font-size: 5px; line-height: 0 }
  main > section { break-before: page }
  #page-notes, .note-probe { position: absolute; left: 0; top: 0; width: 200px; visibility: hidden }
  .type-height { height: var(--type-height) }
  .note-area { display: flex; flex-direction: column; justify-content: flex-end; break-inside: avoid; width: 200px; white-space: normal }
  .note-area.line { float: left }
  .note-row .note-area { width: 0; min-width: 200px; margin-right: -200px }
  .note-rule { height: 5px }
  .note { display: block; line-height: 10px; overflow-wrap: anywhere }
`

/** A call of note `n`; `nth` for a repeated one. */
export const call = (n: number, nth = 1): string =>
  `<sup><a data-call="call-${n}-${nth}" href="#note-${n}">${n}</a></sup>`

/** A text of so many full lines, each beginning with a letter of its own. */
export const lines = (count: number, mark = 'あ'): string =>
  Array.from({ length: count }, (_, index) => `${index % 10}${mark.repeat(19)}`).join('')

/**
 * Sets a body on tiny pages; gives the text of each page as printed, with the left edge of each of its pieces, where the
 * plan put things, the body as it was placed, how often Chrome has set styles until then, and the file.
 */
export async function setTinyPages(
  launched: LaunchedBrowser,
  body: string,
  notes: readonly string[],
) {
  const stock = notes.map(
    (text, index) =>
      `<aside class="note" id="note-${index + 1}" data-note="${index + 1}"><p>${text}</p></aside>`,
  )
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><style>${style}</style><body><main><section>${body}</section></main><div id="page-notes">${stock.join('')}</div></body></html>`
  const files = await loadTinyFont()
  await using opened = await openPage(launched.browser, { html, files })
  const model = notes.map((_, index) => ({
    number: index + 1,
    calls: [1, 2].map((nth) => ({ id: `call-${index + 1}-${nth}` })),
  }))
  const plan = await paginate(opened, { notes: model as unknown as Note[], frontMatter: {} })
  const placed = await opened.page.evaluate(
    () => window.document.querySelector('main')?.innerHTML ?? '',
  )
  const { RecalcStyleCount: stylings = 0 } = await opened.page.metrics()
  const pdf = await print(opened.page)
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages: string[] = []
  const lefts: number[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const pieces = items.flatMap((item) => ('str' in item && item.str.trim() ? [item] : []))
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
    lefts.push(pieces.map(({ transform }) => Math.round(Number(transform[4]))))
  }
  return { plan, placed, stylings, pages, lefts, pdf }
}
