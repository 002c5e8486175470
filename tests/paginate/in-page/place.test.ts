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

/** Sets a body and checks what always holds: plan and print agree, and every note stands with its call. */
async function set(body: string, notes: readonly string[]) {
  const { plan, placed, pages, lefts } = await setTinyPages(browser, body, notes)
  expect(pages).toHaveLength(plan.count)
  for (const [index] of notes.entries()) {
    const [first] = plan.pagesOfNote.get(index + 1) ?? []
    expect(plan.pageOfCall.get(`call-${index + 1}-1`), `call ${index + 1}`).toBe(first)
    expect(pages[(first ?? 0) - 1], `note ${index + 1}`).toContain(`N${index + 1}`)
  }
  return { plan, placed, pages, lefts }
}

const picture = (width: number, height: number, style = '') =>
  `<svg viewBox="0 0 1 1" style="width: ${width}px; height: ${height}px; ${style}"></svg>`
const row = '<tr><td>x</td></tr>'

describe('place', () => {
  it('ends a page between two lines of a paragraph and keeps the paragraph one text', async () => {
    const { pages } = await set(`<p>${lines(4)}${call(1)}${lines(12, 'い')}</p>`, ['N1'])
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('N1')
    expect(pages.join('').replace('N1', '')).toBe(`${lines(4)}1${lines(12, 'い')}`)
  })

  it('lets Chrome set the styles of many pages at once', async () => {
    const setPages = async (count: number) => {
      const paragraphs = Array.from({ length: count }, (_, index) => call(index + 1) + lines(7))
      const notes = paragraphs.map((_, index) => `N${index + 1}`)
      const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
      return setTinyPages(browser, body, notes)
    }
    const [few, many] = [await setPages(3), await setPages(120)]
    expect([few.plan.count, many.plan.count]).toEqual([3, 120])
    // Frames that it draws meanwhile count as well.
    expect(many.stylings - few.stylings).toBeLessThan(20)
  })

  it('leaves no box of a task in a note behind', async () => {
    const task = `<li><input type="checkbox">${lines(1).slice(2)}</li>`
    for (const before of [1, 2, 3, 4]) {
      const note = `N1${lines(before).slice(2)}<ul>${task.repeat(6)}</ul>`
      const { placed } = await set(`<p>${lines(5)}${call(1)}${lines(3)}</p>`, [note])
      expect(placed).toContain('rest')
      expect(placed).not.toMatch(/<input[^>]*>\s*</)
    }
  })

  it.each([
    ['sets a picture smaller by more than a quarter where a hole is left otherwise', '', 1],
    [
      'sets it no smaller than its words can be read',
      '<text style="font-size: 0.15px">w</text>',
      2,
    ],
  ])('%s', async (_, words, expected) => {
    const drawing = `<svg class="picture" viewBox="0 0 1 1" style="display: block; width: 60px; height: 60px">${words}</svg>`
    const figure = `<figure class="figure">${drawing}<figcaption>caption</figcaption></figure>`
    const { pages } = await set(`<p>${lines(5)}</p>${figure}<h2>head</h2><p>${lines(3)}</p>`, [])
    expect(pages.findIndex((text) => text.includes('caption')) + 1).toBe(expected)
  })

  it('says where a page stays white, and what found no room there', async () => {
    const figure = `<figure class="figure" data-here data-source="a.md:7:1">${picture(60, 70)}</figure>`
    const { plan } = await set(`<p>${lines(5)}</p>${figure}<p>${lines(2)}</p>`, [])
    const [hole, ...others] = plan.holes
    expect(hole).toMatchObject({ page: 1, source: { file: 'a.md', line: 7, column: 1 } })
    expect(hole?.share).toBeCloseTo(0.5, 1)
    expect(others).toEqual([])
  })

  it('moves a line whose note has no room left', async () => {
    const { plan } = await set(`<p>${lines(8)}</p><p>${lines(2, 'い')}${call(1)}</p>`, [
      `N1${lines(3)}`,
    ])
    expect(plan.pageOfCall.get('call-1-1')).toBe(2)
  })

  it('ends pages inside lists, quotes and code, back at the page’s left edge', async () => {
    for (const body of [
      `<ul><li>${lines(5).slice(0, 80)}${call(1)}</li><li><p>${lines(9).slice(0, 150)}${call(2)}</p></li></ul>`,
      `<blockquote><p>${lines(5)}${call(1)}</p><p>${lines(9)}${call(2)}</p></blockquote>`,
      `<p>${call(1)}${call(2)}</p><pre><code>${Array.from({ length: 24 }, (_, n) => `line ${n}`).join('\n')}</code></pre>`,
      `<p>${call(1)}${Array.from({ length: 14 }, (_, n) => `line ${n}<br>\n`).join('')}${call(2)}</p>`,
    ]) {
      const { pages } = await set(body, ['N1', 'N2'])
      expect(pages.length).toBeGreaterThan(1)
    }
  })

  it('keeps the blanks that a line of code begins with, on whatever page', async () => {
    const left = async (code: string, size = 14) => {
      const listing = Array.from({ length: size }, () => code).join('\n')
      const { lefts } = await set(
        `<p>${call(1)}${call(2)}${lines(2)}</p><pre><code>${listing}</code></pre>`,
        ['N1', 'N2'],
      )
      const [, ...later] = lefts
      return new Set(later.flat())
    }
    const [margin = 0, ...none] = await left('x')
    expect(none).toEqual([])
    const [four, ...others] = await left('    x')
    expect(four).toBeGreaterThan(margin)
    expect(others).toEqual([])
    expect([...(await left('\tx'))]).toHaveLength(1)
    expect([...(await left('    x\n\n'))]).toEqual([four])
    expect([...(await left('<b>    x</b>', 60))]).toEqual([four])
  })

  it.each([
    ['a rule', '<hr style="margin: 6px 0; border: 1px solid">'],
    ['empty paragraphs and boxes', '<p></p><p><br></p><div style="height: 7px"></div>'],
    ['an empty item', '<ul><li>x</li><li></li><li>y</li><li></li></ul>'],
    ['empty code', '<pre style="padding: 8px"><code></code></pre>'],
    ['lines left blank', '<p>x<br><br>y<br><br><br>z<br></p>'],
    ['a picture between words', `<p>x ${picture(8, 9)} ${lines(3)} ${picture(8, 24)} y</p>`],
    ['a picture between blocks', `<p>x</p>${picture(180, 60, 'display: block')}`],
    ['words after a list in an item', `<ul><li>x<ul><li>y</li></ul>${lines(2)}</li></ul>`],
    [
      'a cell that spans rows',
      '<table><tr><td rowspan="3">x</td><td>y</td></tr><tr><td>y</td></tr><tr><td>y</td></tr><tr><td>z</td><td>z</td></tr></table>',
    ],
    [
      'a head of many lines',
      `<table><thead><tr><th>${lines(6)}</th></tr></thead>${row.repeat(9)}</table>`,
    ],
    ['a caption of pages', `<figure class="figure">${picture(50, 50)}<p>${lines(24)}</p></figure>`],
    ['boxes side by side', '<p style="display: flex"><span>x</span><span>y</span></p>'],
    ['space below the last line', `<p style="margin-bottom: 60px">x</p>`],
  ])('finds room for %s wherever on the page', async (_, block) => {
    const parts = Array.from(
      { length: 12 },
      (_, n) =>
        `${`<p>f${n}</p>`.repeat(n + 1)}${block}${n % 3 ? '' : `<p>${call(1 + n / 3)}</p>`}`,
    )
    const { pages } = await set(parts.join(''), ['N1', 'N2', 'N3', 'N4'])
    expect(pages.join('').match(/f11/g)).toHaveLength(12)
  })

  it('ends a page where a link or a nowrap span goes on or begins', async () => {
    const url = 'https://example.com/'.repeat(20)
    const { pages } = await set(`<p>${lines(6)}${call(1)}<a href="${url}">${url}</a></p>`, ['N1'])
    expect(pages.join('').replace('N1', '')).toBe(`${lines(6)}1${url}`)
    for (let length = 155; length < 175; length += 3) {
      const text = 'あ'.repeat(length)
      await set(
        `<p>${call(1)}${text}<span style="white-space:nowrap">いう<b>え</b></span>${text}</p>`,
        ['N1'],
      )
    }
  })

  it.each([
    ['two lines', 1.5],
    ['eight lines', 7.5],
  ])('parts a heading of %s from its text before it cuts it', async (_, count) => {
    const title = lines(8).slice(0, 20 * count)
    const heading = `<h2 style="text-wrap: balance; word-break: auto-phrase">${title}${call(1)}</h2>`
    const note = `N1${picture(10, Math.max(5, 85 - 10 * Math.ceil(count)))}`
    const { pages } = await set(`<p>${lines(3)}</p>${heading}<p>${lines(4)}</p>`, [note])
    expect(pages.map((text) => text.replace('1N1', ''))).toEqual([lines(3), title, lines(4)])
  })

  it('cuts a heading that no page can hold at the lines that were measured', async () => {
    const title = lines(15).slice(0, -10)
    const heading = `<h2 style="text-wrap: balance; word-break: auto-phrase">${title}</h2>`
    const { pages } = await set(`${heading}<p>${call(1)}</p>`, ['N1'])
    expect(pages[0]).toBe(title.slice(0, 200))
  })

  it('ends a page between rows and prints the table’s head again', async () => {
    const rows = Array.from(
      { length: 14 },
      (_, n) => `<tr><td>row ${n}</td><td>${n % 5 ? '' : call(1 + n / 5)}</td></tr>`,
    )
    const table = `<table><thead><tr><th>HEAD</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    const { pages } = await set(table, ['N1', 'N2', 'N3'])
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('HEAD')
    expect(pages.join('').match(/row \d+/g)).toHaveLength(14)
  })

  it('goes on with a row on the next page only where no page can hold it', async () => {
    const rows = [lines(2), `${lines(13, 'い')}${call(1)}${lines(9, 'い')}`, lines(2)]
    const table = `<table><thead><tr><th>HEAD</th><th>H</th></tr></thead><tbody>${rows.map((row, n) => `<tr><td>${row}</td><td>x${n === 0 ? call(2) : ''}</td></tr>`).join('')}</tbody></table>`
    const { pages } = await set(table, ['N1', 'N2'])
    expect(pages.join('').replace(/[^い]/g, '')).toHaveLength(22 * 19)
    expect(pages.join('').match(/x/g)).toHaveLength(3)
    for (const page of pages) expect(page).toContain('HEAD')
  })

  it('splits a note that is longer than a page, over pages of its own if need be', async () => {
    for (const after of ['', `<p>${lines(3, 'う')}</p>`]) {
      const { plan, pages } = await set(`<p>${lines(3)}${call(1)}</p>${after}`, [
        `N1${lines(26, 'い')}`,
      ])
      expect(plan.pagesOfNote.get(1)?.length).toBeGreaterThanOrEqual(3)
      const found = pages.join('').replace(/[^い]/g, '')
      expect(found).toHaveLength(26 * 19)
    }
  })

  it('leaves the rest of a table in a note the columns that it had', async () => {
    const row = (n: number) => `<tr><td>${'い'.repeat(n)}</td><td>${n}</td><td>z</td></tr>`
    const note = `N1<table>${row(15)}${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(row).join('')}</table>`
    const { lefts } = await set(`<p>${lines(5)}${call(1)}${lines(5)}</p>`, [note])
    const columns = lefts.map((page) => new Set(page.filter((left) => left > 20)))
    expect(columns[0]?.size).toBe(2)
    expect(columns[1]).toEqual(columns[0])
  })

  it('splits notes one after the other in the same paragraph', async () => {
    const body = `<p>${[1, 2, 3].map((n) => `${lines(2)}${call(n)}`).join('')}${lines(8)}</p>`
    const { pages } = await set(
      body,
      [1, 2, 3].map((n) => `N${n}${lines(9, 'い')}`),
    )
    expect(pages.join('').replace(/[^い]/g, '')).toHaveLength(27 * 19)
  })

  it('says what page a repeated call stands on, and prints the note once', async () => {
    const body = `<p>${call(1)}${lines(16)}${call(1, 2)}</p>`
    const { plan, pages } = await set(body, ['N1'])
    expect(plan.pageOfCall.get('call-1-2')).toBe(2)
    expect(pages.join('').match(/N1/g)).toHaveLength(1)
  })
})
