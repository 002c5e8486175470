import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../../src/browser/launch.js'
import { call, lines, setTinyPages } from '../tiny-page.js'

let launched: LaunchedBrowser

beforeAll(async () => {
  launched = await launchBrowser()
})
afterAll(() => launched.close())

/** Where Chrome itself would let links lead, in px from the upper left corner of the type area. */
async function readOwn(pdf: Uint8Array) {
  const document = await PDFDocument.load(pdf)
  const sheets = document.getPages()
  const named = document.catalog.lookup(PDFName.of('Dests'), PDFDict)
  return new Map(
    named.entries().map(([name, value]) => {
      const place = document.context.lookup(value, PDFArray)
      const index = sheets.findIndex(({ ref }) => ref === place.get(0))
      const height = sheets[index]?.getHeight() ?? 0
      const toPixels = (points: number) => Math.round(points / 0.75)
      const left = toPixels(place.lookup(2, PDFNumber).asNumber())
      const top = toPixels(height - place.lookup(3, PDFNumber).asNumber())
      return [name.decodeText(), { page: index + 1, left, top }] as const
    }),
  )
}

/** Links to each of these places, which stand on a line of their own. */
const linksTo = (ids: readonly string[]) =>
  `<p>${ids.map((id) => `<a href="#${id}">x</a>`).join('')}</p>`

describe('targets of links', () => {
  it('lie where Chrome would find them, at the head of no page', async () => {
    const body = `${linksTo(['word', 'item', 'row', 'quote', 'note-1', 'note-2'])}
      <p>${lines(3)}<span id="word">word</span>${call(1)}${lines(4)}</p>
      <ul><li>${lines(5)}</li><li id="item">${lines(2)}</li></ul>
      <table><thead><tr><th>head</th></tr></thead>${'<tr><td>row</td></tr>'.repeat(9)}<tr><td>cell</td></tr><tr id="row"><td>last${call(2)}</td></tr></table>
      <blockquote><p>${lines(5)}</p><p id="quote">${lines(1)}</p></blockquote>`
    const { plan, pdf } = await setTinyPages(launched, body, ['one', 'two'])
    const own = await readOwn(pdf)
    expect(plan.count).toBeGreaterThan(3)
    expect(plan.targets.map(({ id }) => id)).toEqual([...own.keys()].sort(byPlace(plan.targets)))
    for (const { id, ...place } of plan.targets) expect([id, place]).toEqual([id, own.get(id)])
  })

  it('begin where their page does, though Chrome takes what sticks out of a line for the foot of the page before', async () => {
    const body = `${linksTo(['raised'])}<p>${lines(9)}</p><p><sup id="raised">1</sup>${lines(2)}</p>`
    const { plan } = await setTinyPages(launched, body, [])
    expect(plan.targets).toEqual([{ id: 'raised', page: 2, left: 0, top: 0 }])
  })
})

function byPlace(targets: readonly { id: string }[]) {
  const order = new Map(targets.map(({ id }, index) => [id, index]))
  return (a: string, b: string) => (order.get(a) ?? -1) - (order.get(b) ?? -1)
}
