import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LaunchedBrowser, launchBrowser } from '../../../src/browser/launch.js'
import { call, lines, setTinyPages } from '../tiny-page.js'

let browser: LaunchedBrowser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

const refer = (target: string, words = '（{page} ページ）') =>
  `<a class="reference" data-reference="to-${target}" data-on-page="${words}" href="#${target}">図 ${target}</a>`
const figure = (id: string) => `<figure class="figure" id="${id}">FIGURE ${id}</figure>`

/** Sets a body; proves that every reference reads right and gives what each names, after the page it begins on. */
async function set(body: string, notes: readonly string[] = []) {
  const { plan, pages } = await setTinyPages(browser, body, notes)
  expect(pages).toHaveLength(plan.count)
  const named: Record<string, [on: number | undefined, page: number | undefined]> = {}
  for (const [id, { on, page }] of plan.references ?? []) {
    const target = id.replace('to-', '')
    const stands = pages.findIndex((text) => text.includes(`FIGURE ${target}`)) + 1
    expect(page ?? on, id).toBe(stands)
    const printed = page ? new RegExp(`図 ${target}\\s*（ ?${page} ページ）`) : `図 ${target}`
    expect(`${pages[(on ?? 0) - 1]}${pages[on ?? 0] ?? ''}`, id).toMatch(printed)
    named[target] = [on, page]
  }
  return { named, pages }
}

describe('references that name pages', () => {
  it('name them forward and backward, and not on the page of the target', async () => {
    const { named, pages } = await set(
      `<p>前${refer('b')}</p>${figure('a')}<p>${lines(12)}${refer('c')}</p>${figure('b')}<p>後${refer('a')}</p>${figure('c')}`,
    )
    expect(named).toEqual({ b: [1, 2], c: [2, undefined], a: [2, 1] })
    expect(pages[0]).toContain('前図 b（2 ページ）')
  })

  it('are not there to be planned again where nothing asks for pages', async () => {
    const { plan } = await setTinyPages(browser, `<p><a href="#a">図 1</a></p>${figure('a')}`, [])
    expect(plan.references).toBeUndefined()
  })

  it('follow a target that the number itself moved to another page', async () => {
    // Nineteen lines that end full, the figure as the twentieth: with the number there are twenty before it.
    const full = `${lines(18)}${'あ'.repeat(18)}`
    const { pages: before } = await setTinyPages(
      browser,
      `<p>${'<a>図 a</a>'}${full}</p>${figure('a')}`,
      [],
    )
    expect(before[1]).toContain('FIGURE a')
    const { named } = await set(`<p>${refer('a')}${full}</p>${figure('a')}`)
    expect(named).toEqual({ a: [1, 3] })
  })

  it('come to rest where naming the page takes them to it, and not naming it takes them away', async () => {
    const { named, pages } = await set(
      `<p>${lines(8)}</p><p>${'い'.repeat(34)}${refer('a')}</p>${figure('a')}`,
    )
    // Two lines on page 1 without the number; with it a third, and all go to page 2 rather than leave it alone.
    expect(named).toEqual({ a: [2, 2] })
    expect(pages[1]).toMatch(/図 a（ ?2 ページ）/)
  })

  it('name pages from notes, from the page on which their line of the note stands', async () => {
    const body = `${figure('a')}<p>${lines(4)}${call(1)}</p><p>${lines(10)}</p>`
    const { named } = await set(body, [`N1${lines(9, 'い')}${refer('a')}`])
    expect(named).toEqual({ a: [2, 1] })
  })

  it('name pages from rows that no page can hold', async () => {
    const cell = `${refer('a')}${lines(14)}${refer('b')}${lines(10)}${refer('c')}`
    const { named } = await set(
      `<table><tbody><tr><td>${cell}</td></tr></tbody></table>${figure('a')}${figure('b')}${figure('c')}`,
    )
    expect(named).toEqual({ a: [1, 3], b: [2, 3], c: [3, undefined] })
  })

  it('know the page of figures that stand side by side', async () => {
    const both = `<div class="figures">${figure('a')}${figure('b')}</div>`
    const { plan } = await setTinyPages(browser, `<p>${lines(12)}</p>${both}`, [])
    expect([plan.pageOfElement.get('a'), plan.pageOfElement.get('b')]).toEqual([2, 2])
  })

  it('lead to figures that stand side by side', async () => {
    const both = `<div class="figures">${figure('a')}${figure('b')}</div>`
    const { named } = await set(`<p>${refer('a')}${lines(12)}${refer('b')}</p>${both}`)
    expect(named).toEqual({ a: [1, 2], b: [2, undefined] })
  })

  it('read right in English, with a space where a line may end', async () => {
    const words = ' (page {page})'
    const { pages } = await setTinyPages(
      browser,
      `<p>as ${refer('a', words)} shows</p><p>${lines(12)}</p>${figure('a')}`,
      [],
    )
    expect(pages[0]).toContain('as 図 a (page 2) shows')
  })
})
