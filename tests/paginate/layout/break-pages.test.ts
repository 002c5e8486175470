import { describe, expect, test } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import {
  below,
  calling,
  code,
  figure,
  galley,
  heading,
  headRow,
  keeping,
  line,
  note,
  opening,
  para,
  row,
  rows,
  spec,
} from './galley-builders.js'
import { pagesOf } from './pages-of.js'
import { breakGreedily, priceOf } from './reference.js'

describe('text', () => {
  test('of nothing makes no pages', () => {
    expect(breakPages(galley([]), spec())).toEqual([])
  })

  test('fills the pages', () => {
    expect(breakPages(galley([para(10), calling(line(), [1])], [note(2)]), spec())).toEqual([
      { first: 0, end: 10, notes: [], used: 100, overfull: false, late: [] },
      {
        first: 10,
        end: 11,
        notes: [{ number: 1, from: 0, to: 2 }],
        used: 24,
        overfull: false,
        late: [],
      },
    ])
  })

  test('loses the margin above a page, but not the margins within', () => {
    expect(pagesOf(galley([para(4), below(15, para(4)), below(15, para(4))]))).toEqual([
      'page 1 │ lines 1–8 │ used 95 of 100',
      'page 2 │ lines 9–12 │ used 40 of 100',
    ])
  })

  test('begins each section on a new page', () => {
    expect(pagesOf(galley([para(3), opening(para(3)), opening(heading()), para(3)]))).toEqual([
      'page 1 │ lines 1–3 │ used 30 of 100',
      'page 2 │ lines 4–6 │ used 30 of 100',
      'page 3 │ lines 7–10 │ used 40 of 100',
    ])
  })
})

describe('breaks', () => {
  test('leave no widow', () => {
    expect(pagesOf(galley([para(11)]))).toEqual([
      'page 1 │ lines 1–9 │ used 90 of 100',
      'page 2 │ lines 10–11 │ used 20 of 100',
    ])
  })

  test('leave no orphan', () => {
    expect(pagesOf(galley([para(9), para(5)]))).toEqual([
      'page 1 │ lines 1–9 │ used 90 of 100',
      'page 2 │ lines 10–14 │ used 50 of 100',
    ])
  })

  test('keep a paragraph of three lines whole', () => {
    expect(pagesOf(galley([para(8), para(3)]))).toEqual([
      'page 1 │ lines 1–8 │ used 80 of 100',
      'page 2 │ lines 9–11 │ used 30 of 100',
    ])
  })

  test('cut code like text', () => {
    expect(pagesOf(galley([para(7), code(6)]))).toEqual([
      'page 1 │ lines 1–10 │ used 100 of 100',
      'page 2 │ lines 11–13 │ used 30 of 100',
    ])
  })

  test('make a widow where a page holds no legal break', () => {
    expect(pagesOf(galley([para(3)]), { height: 20 })).toEqual([
      'page 1 │ lines 1–2 │ used 20 of 20',
      'page 2 │ lines 3 │ used 10 of 20',
    ])
  })

  test('move a heading with its text', () => {
    expect(pagesOf(galley([para(8), heading(), para(9)]))).toEqual([
      'page 1 │ lines 1–8 │ used 80 of 100',
      'page 2 │ lines 9–18 │ used 100 of 100',
    ])
  })

  test('leave a heading where the first two lines of its text fit', () => {
    expect(pagesOf(galley([para(7), heading(), para(9)]))).toEqual([
      'page 1 │ lines 1–10 │ used 100 of 100',
      'page 2 │ lines 11–17 │ used 70 of 100',
    ])
  })

  test('move a heading with the heading and the text below it', () => {
    expect(pagesOf(galley([para(7), heading(), heading(), para(4)]))).toEqual([
      'page 1 │ lines 1–7 │ used 70 of 100',
      'page 2 │ lines 8–13 │ used 60 of 100',
    ])
  })

  test('move a heading and a caption with the table below them', () => {
    const table = [keeping(line()), headRow(), ...rows(4, 10, 10)]
    expect(pagesOf(galley([para(7), heading(), table]))).toEqual([
      'page 1 │ lines 1–7 │ used 70 of 100',
      'page 2 │ lines 8–14 │ used 70 of 100',
    ])
  })

  test('move a heading with the figure below it', () => {
    expect(pagesOf(galley([para(6), heading(), figure(50)]))).toEqual([
      'page 1 │ lines 1–6 │ used 60 of 100',
      'page 2 │ lines 7–8 │ used 60 of 100',
    ])
  })

  test('give a last page of a line or two some more, where that costs little', () => {
    const flow = galley([...Array(20).fill(para(2, 5)), line(5)])
    expect(pagesOf(flow, { height: 200 })).toEqual([
      'page 1 │ lines 1–36 │ used 180 of 200',
      'page 2 │ lines 37–41 │ used 25 of 200',
    ])
  })
})

describe('tables', () => {
  test('count the head that is repeated', () => {
    expect(pagesOf(galley([headRow(), rows(13, 10, 10)]))).toEqual([
      'page 1 │ lines 1–10 │ used 100 of 100',
      'page 2 │ lines 11–14 │ used 50 of 100',
    ])
  })

  test('leave no single row behind the others', () => {
    expect(pagesOf(galley([headRow(), rows(10, 10, 10)]))).toEqual([
      'page 1 │ lines 1–9 │ used 90 of 100',
      'page 2 │ lines 10–11 │ used 30 of 100',
    ])
  })

  test('leave no single row alone below its head', () => {
    expect(pagesOf(galley([para(17, 5), headRow(5), rows(3, 10, 5)]))).toEqual([
      'page 1 │ lines 1–17 │ used 85 of 100',
      'page 2 │ lines 18–21 │ used 35 of 100',
    ])
  })

  test('break between rows that are one block as between rows that are many', () => {
    const many = galley([para(5), headRow(), rows(9, 10, 10)])
    const one = {
      ...many,
      lines: many.lines.map((each) => ({ ...each, block: Math.min(each.block, 2) })),
    }
    expect(pagesOf(one)).toEqual(pagesOf(many))
  })

  test('keep a note with the row that calls it', () => {
    expect(
      pagesOf(galley([headRow(), rows(8, 10, 10), calling(row(10, 10), [1])], [note(3)])),
    ).toEqual([
      'page 1 │ lines 1–9 │ used 90 of 100',
      'page 2 │ lines 10 │ calls 1 │ notes 1 │ used 39 of 100',
    ])
  })
})

describe('the optimum', () => {
  test('leaves a page less full where that saves a great gap later', () => {
    const flow = galley([50, 30, 20, 60, 50].map(figure))
    expect(pagesOf(flow)).toEqual([
      'page 1 │ lines 1–2 │ used 80 of 100',
      'page 2 │ lines 3–4 │ used 80 of 100',
      'page 3 │ lines 5 │ used 50 of 100',
    ])
    const greedy = breakGreedily(flow, spec())
    expect(greedy.map(({ used }) => used)).toEqual([100, 60, 50])
    expect(priceOf(flow, spec(), greedy)).toBe(300 + 640)
    expect(priceOf(flow, spec(), breakPages(flow, spec()))).toBe(300 + 2 * 80)
  })

  test('makes the earlier page the fuller of equal ways', () => {
    expect(pagesOf(galley([50, 30, 50, 100].map(figure)))).toEqual([
      'page 1 │ lines 1–2 │ used 80 of 100',
      'page 2 │ lines 3 │ used 50 of 100',
      'page 3 │ lines 4 │ used 100 of 100',
    ])
  })
})

test('an impossible page is an error', () => {
  expect(() => breakPages(galley([line()]), spec({ height: 0 }))).toThrow(RangeError)
  expect(() => breakPages(galley([line()]), spec({ noteLines: 0 }))).toThrow(RangeError)
})

test('breaks a section whose pages are less high as if it stood alone', () => {
  const pieces = [
    para(12),
    { ...row(30), opens: true },
    ...rows(9, 30),
    { ...para(12), opens: true },
  ]
  const notes = [note(2), note(3)]
  const called = pieces.map((piece, at) =>
    at === 0 ? calling(piece, [1]) : at === 3 ? calling(piece, [2]) : piece,
  )
  const pages = breakPages(galley(called, notes), { ...spec(), heights: new Map([[1, 70]]) })
  const turned = pages.filter(({ first }) => first >= 12 && first < 22)
  expect(turned.map(({ first, end }) => end - first)).toEqual([2, 1, 2, 2, 2, 1])
  expect(turned.every(({ used }) => used <= 70)).toBe(true)
  const upright = breakPages(galley(called, notes), spec())
  expect(pages.filter((page) => !turned.includes(page))).toEqual(
    upright.filter(({ first }) => first < 12 || first >= 22),
  )
})

test('makes no page of a heading without words', () => {
  const pages = breakPages(galley([heading(0), para(3)]), spec())
  expect(pages).toMatchObject([{ first: 0, end: 4 }])
})
