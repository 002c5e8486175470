import { describe, expect, test } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import {
  calling,
  figure,
  galley,
  headRow,
  line,
  note,
  opening,
  type Piece,
  para,
  row,
  spec,
} from './galley-builders.js'
import { pagesOf } from './pages-of.js'

describe('notes', () => {
  test('stand below the line that calls them', () => {
    const flow = galley([calling(calling(para(12), [1], 1), [2], 6)], [note(2), note(1)])
    expect(pagesOf(flow)).toEqual([
      'page 1 │ lines 1–8 │ calls 1 2 │ notes 1 2 │ used 100 of 100',
      'page 2 │ lines 9–12 │ used 40 of 100',
    ])
  })

  test('take the line that calls them along to the next page', () => {
    expect(pagesOf(galley([calling(para(12), [1], 8)], [note(3)]))).toEqual([
      'page 1 │ lines 1–8 │ used 80 of 100',
      'page 2 │ lines 9–12 │ calls 1 │ notes 1 │ used 59 of 100',
    ])
  })

  test('of one line stand whole but for the last, which may be split', () => {
    const notes = [note(2), note(2), note(6)]
    expect(pagesOf(galley([calling(para(8), [1, 2, 3], 3)], notes))).toEqual([
      'page 1 │ lines 1–4 │ calls 1 2 3 │ notes 1 2 3 │ used 96 of 100',
      'page 2 │ lines 5–8 │ used 40 of 100',
    ])
    expect(pagesOf(galley([figure(20), calling(para(8), [1, 2, 3], 3)], notes))).toEqual([
      'page 1 │ lines 1–5 │ calls 1 2 3 │ notes 1 2 3(1–2) │ used 96 of 100',
      'page 2 │ lines 6–9 │ notes 3(rest) │ used 64 of 100',
    ])
  })

  test('leave room for the head of a table between whose rows they have a page of their own', () => {
    const table = [headRow(20), calling(row(60, 20), [1]), row(60, 20)]
    expect(pagesOf(galley(table, [note(40)]))).toEqual([
      'page 1 │ lines 1–2 │ calls 1 │ notes 1(1–3) │ used 99 of 100',
      'page 2 │ no lines │ notes 1(4–18) │ used 99 of 100',
      'page 3 │ no lines │ notes 1(19–33) │ used 99 of 100',
      'page 4 │ lines 3 │ notes 1(34–36) │ used 99 of 100',
      'page 5 │ no lines │ notes 1(rest) │ used 24 of 100',
    ])
  })

  test('are split where moving the line would leave a great gap', () => {
    expect(pagesOf(galley([para(4), calling(para(10), [1], 3)], [note(10)]))).toEqual([
      'page 1 │ lines 1–8 │ calls 1 │ notes 1(1–3) │ used 99 of 100',
      'page 2 │ lines 9–14 │ notes 1(rest) │ used 99 of 100',
    ])
  })

  test('are not split where moving the line leaves a moderate gap', () => {
    const flow = galley([calling(para(24, 5), [1], 17)], [note(6)])
    expect(pagesOf(flow, { separator: 0 })).toEqual([
      'page 1 │ lines 1–17 │ used 85 of 100',
      'page 2 │ lines 18–24 │ calls 1 │ notes 1 │ used 65 of 100',
    ])
  })

  test('of three lines are never split where two lines must stay together', () => {
    const flow = (lines: number) =>
      galley([figure(75), calling(para(4), [1], 0), line()], [note(lines)])
    expect(pagesOf(flow(3), { orphans: 1 })).toEqual([
      'page 1 │ lines 1 │ used 75 of 100',
      'page 2 │ lines 2–6 │ calls 1 │ notes 1 │ used 69 of 100',
    ])
    expect(pagesOf(flow(4), { orphans: 1 })).toEqual([
      'page 1 │ lines 1–2 │ calls 1 │ notes 1(1–2) │ used 99 of 100',
      'page 2 │ lines 3–6 │ notes 1(rest) │ used 54 of 100',
    ])
  })

  test('are split again and again, each the last of its page', () => {
    const paragraph = (number: number) => calling(para(4), [number], 1)
    const notes = [note(17), note(17), note(17)]
    expect(pagesOf(galley([1, 2, 3].map(paragraph), notes))).toEqual([
      'page 1 │ lines 1–2 │ calls 1 │ notes 1(1–15) │ used 99 of 100',
      'page 2 │ lines 3–6 │ calls 2 │ notes 1(rest) 2(1–9) │ used 100 of 100',
      'page 3 │ lines 7–10 │ calls 3 │ notes 2(rest) 3(1–3) │ used 100 of 100',
      'page 4 │ lines 11–12 │ notes 3(rest) │ used 94 of 100',
    ])
  })

  test('longer than a page fill pages of their own', () => {
    expect(pagesOf(galley([calling(para(4), [1])], [note(60)]))).toEqual([
      'page 1 │ lines 1–2 │ calls 1 │ notes 1(1–15) │ used 99 of 100',
      'page 2 │ no lines │ notes 1(16–34) │ used 99 of 100',
      'page 3 │ no lines │ notes 1(35–53) │ used 99 of 100',
      'page 4 │ lines 3–4 │ notes 1(rest) │ used 59 of 100',
    ])
  })

  test('end before the next section begins', () => {
    expect(pagesOf(galley([calling(para(2), [1]), opening(para(2))], [note(25)]))).toEqual([
      'page 1 │ lines 1–2 │ calls 1 │ notes 1(1–15) │ used 99 of 100',
      'page 2 │ no lines │ notes 1(rest) │ used 54 of 100',
      'page 3 │ lines 3–4 │ used 20 of 100',
    ])
  })

  test('of no lines are placed all the same', () => {
    expect(pagesOf(galley([calling(line(), [1, 2])], [note(0), note(1)]))).toEqual([
      'page 1 │ lines 1 │ calls 1 2 │ notes 1 2 │ used 20 of 100',
    ])
  })

  test('that are missing, or called twice as if for the first time, are an error', () => {
    expect(() => breakPages(galley([calling(line(), [1])]), spec())).toThrow(
      'Expected a body for note 1, called on line 1',
    )
    expect(() => breakPages(galley([calling(line(), [1, 1])], [note(1)]), spec())).toThrow(
      'Expected only the first call of note 1, got another on line 1',
    )
  })
})

describe('notes that cannot all begin on the page of their line', () => {
  const flow = (notes: number[], ...after: Piece[]) => {
    const numbers = notes.map((_, index) => index + 1)
    return galley(
      [line(), calling(line(), numbers), ...after],
      notes.map((count) => note(count)),
    )
  }

  test('begin late on the page after it, first of all', () => {
    const of = galley(
      [line(), calling(line(), [1, 2, 3]), calling(line(), [4])],
      [note(10), note(10), note(10), note(1)],
    )
    expect(pagesOf(of)).toEqual([
      'page 1 │ lines 1 │ used 10 of 100',
      'page 2 │ lines 2 │ calls 1 2 3 │ notes 1 2(1–7) │ used 100 of 100',
      'page 3 │ lines 3 │ calls 4 │ notes 2(rest) 3 4 │ used 86 of 100 │ late 3',
    ])
  })

  test('are left whole to the next page where the one before ends with its page', () => {
    expect(pagesOf(flow([8, 8, 3, 1], para(2)))).toEqual([
      'page 1 │ lines 1 │ used 10 of 100',
      'page 2 │ lines 2 │ calls 1 2 3 4 │ notes 1 2 │ used 95 of 100',
      'page 3 │ lines 3–4 │ notes 3 4 │ used 45 of 100 │ late 3 4',
    ])
  })

  test('fill pages of their own while they are longer than a page', () => {
    expect(pagesOf(flow([20, 20, 20, 20], para(2)))).toEqual([
      'page 1 │ lines 1 │ used 10 of 100',
      'page 2 │ lines 2 │ calls 1 2 3 4 │ notes 1(1–17) │ used 99 of 100',
      'page 3 │ no lines │ notes 1(rest) 2(1–16) │ used 100 of 100 │ late 2',
      'page 4 │ no lines │ notes 2(rest) 3(1–15) │ used 100 of 100 │ late 3',
      'page 5 │ no lines │ notes 3(rest) 4(1–14) │ used 100 of 100 │ late 4',
      'page 6 │ lines 3–4 │ notes 4(rest) │ used 54 of 100',
    ])
  })

  test('end before the next section begins', () => {
    expect(pagesOf(flow([10, 10, 10], opening(para(2))))).toEqual([
      'page 1 │ lines 1 │ used 10 of 100',
      'page 2 │ lines 2 │ calls 1 2 3 │ notes 1 2(1–7) │ used 100 of 100',
      'page 3 │ no lines │ notes 2(rest) 3 │ used 70 of 100 │ late 3',
      'page 4 │ lines 3–4 │ used 20 of 100',
    ])
  })

  test('may all be late below a figure that leaves no room', () => {
    expect(pagesOf(galley([calling(figure(95), [1, 2]), line()], [note(2), note(0)]))).toEqual([
      'page 1 │ lines 1 │ calls 1 2 │ used 95 of 100',
      'page 2 │ lines 2 │ notes 1 2 │ used 25 of 100 │ late 1 2',
    ])
  })

  test('are never late where another page could begin them', () => {
    expect(pagesOf(galley([para(5), calling(line(), [1, 2])], [note(14), note(4)]))).toEqual([
      'page 1 │ lines 1–5 │ used 50 of 100',
      'page 2 │ lines 6 │ calls 1 2 │ notes 1 2(1–2) │ used 95 of 100',
      'page 3 │ no lines │ notes 2(rest) │ used 14 of 100',
    ])
  })
})

describe('overfull pages', () => {
  test('hold a figure that is taller than the page, alone', () => {
    expect(pagesOf(galley([para(2), figure(140), para(2)]))).toEqual([
      'page 1 │ lines 1–2 │ used 20 of 100',
      'page 2 │ lines 3 │ used 140 of 100, overfull',
      'page 3 │ lines 4–5 │ used 20 of 100',
    ])
  })

  test('hold a figure that is taller than the page without its notes', () => {
    expect(pagesOf(galley([calling(figure(140), [1]), para(2)], [note(2)]))).toEqual([
      'page 1 │ lines 1 │ calls 1 │ used 140 of 100, overfull',
      'page 2 │ lines 2–3 │ notes 1 │ used 34 of 100 │ late 1',
    ])
  })

  test('hold a single line of a note that is taller than the page', () => {
    expect(pagesOf(galley([calling(line(), [1])], [note(2, 120)]))).toEqual([
      'page 1 │ lines 1 │ calls 1 │ used 10 of 100',
      'page 2 │ no lines │ notes 1(1) │ used 124 of 100, overfull │ late 1',
      'page 3 │ no lines │ notes 1(rest) │ used 124 of 100, overfull',
    ])
  })

  test('are avoided by splitting a short note that no page can hold whole', () => {
    expect(pagesOf(galley([calling(line(), [1])], [note(3, 40)]))).toEqual([
      'page 1 │ lines 1 │ calls 1 │ notes 1(1–2) │ used 94 of 100',
      'page 2 │ no lines │ notes 1(rest) │ used 44 of 100',
    ])
  })

  test('split in any place a note that no page under a repeated head can hold whole', () => {
    const table = [calling(row(60), [1]), row(60, 24)]
    expect(pagesOf(galley([table], [note(3, 30)]))).toEqual([
      'page 1 │ lines 1 │ calls 1 │ used 60 of 100',
      'page 2 │ no lines │ notes 1(1–2) │ used 88 of 100 │ late 1',
      'page 3 │ no lines │ notes 1(rest) │ used 58 of 100',
      'page 4 │ lines 2 │ used 84 of 100',
    ])
  })
})
