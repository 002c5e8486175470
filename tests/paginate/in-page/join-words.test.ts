import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../../src/browser/launch.js'
import { openPage } from '../../../src/browser/open-page.js'
import { loadTinyFont } from '../tiny-font.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** Sets a body in letters as wide as high; gives it, and its height, before and after the words are joined. */
async function join(body: string, style = '') {
  const html = `<!doctype html><style>@font-face { font-family: F; src: url(/f.ttf) } * { margin: 0; font: 10px/10px F } ${style}</style><main>${body}</main>`
  const files = await loadTinyFont()
  await using opened = await openPage(launched.browser, { html, files })
  const read = () =>
    opened.page.evaluate(() => {
      const main = document.querySelector('main')
      const texts = document.evaluate('count(//main//text())', document).numberValue
      return { html: main?.innerHTML, height: main?.getBoundingClientRect().height, texts }
    })
  const before = await read()
  await opened.inPage.joinWords()
  return { before, after: await read() }
}

/** Ten letters a piece, 200 px. */
const piece = 'あいうえおかきくけこ'

describe('joinWords', () => {
  it('makes one text of a word in one line', async () => {
    const { after } = await join('<p>See <a href="/x">a/<wbr>b/<wbr>c</a>.</p>')
    expect(after).toEqual({ html: '<p>See <a href="/x">a/b/c</a>.</p>', height: 10, texts: 3 })
  })

  it('leaves the places at which lines end, in a link as in a block', async () => {
    const word = `${piece}/<wbr>${piece}/<wbr>${piece}/<wbr>${piece}`
    const joined = `${piece}/${piece}/<wbr>${piece}/${piece}`
    const style = 'p { width: 225px; word-break: keep-all }'
    const { before, after } = await join(`<p><a href="/x">${word}</a></p><p>${word}</p>`, style)
    expect(after.html).toBe(`<p><a href="/x">${joined}</a></p><p>${joined}</p>`)
    expect(after.height).toBe(before.height)
  })

  it('leaves the columns of a table as they were, for the rows without such words', async () => {
    const word = `${'a/<wbr>'.repeat(9)}a`
    const rows = `<tr><td>${word}</td><td>b</td></tr><tr><td>a</td><td>${piece.repeat(9)}</td></tr>`
    const style = 'table { width: 400px; border-collapse: collapse } td { padding: 3px }'
    const { before, after } = await join(`<table><tbody>${rows}</tbody></table>`, style)
    expect(after.texts).toBeLessThan(before.texts)
    expect(after.height).toBe(before.height)
  })

  it('leaves the words of a table whose first row does not tell its columns', async () => {
    const body =
      '<table><tbody><tr><td colspan="2">a<wbr>b</td></tr><tr><td>a</td><td>b</td></tr></tbody></table>'
    expect((await join(body)).after.html).toBe(body)
  })

  it('leaves a block as it was whose height would change', async () => {
    const { before, after } = await join(
      '<p>ab<wbr>cd<wbr>ef</p><div>a<wbr>b</div>',
      'p:not(:has(wbr)) { padding-top: 10px }',
    )
    expect(after.html).toBe('<p>ab<wbr>cd<wbr>ef</p><div>ab</div>')
    expect(after.height).toBe(before.height)
  })

  it('leaves a block as it was in which a page would end elsewhere', async () => {
    const area = '<span class="note-area"></span>'
    const body = (place: string) => `<p>ab${place}cd ${area}ef</p><p>a${place}b</p>`
    const style = 'p:not(:has(wbr)) > .note-area { position: relative; top: 10px }'
    const { after } = await join(body('<wbr>'), style)
    expect(after.html).toBe(body('<wbr>').replace('a<wbr>b<', 'ab<'))
  })

  it('leaves lines that are balanced, and what has a text on one side only', async () => {
    const body = '<h2>aa/<wbr>bb/<wbr>cc</h2><p>a<wbr></p><p>a<wbr><b>b</b></p>'
    const { after } = await join(body, 'h2 { text-wrap: balance }')
    expect(after.html).toBe(body)
  })
})
