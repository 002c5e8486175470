import { expect, test } from 'vitest'
import { calling, galley, line, note, para, spec } from './galley-builders.js'
import { printPageMap } from './page-map.js'

const of = galley([para(2), calling(line(), [1, 2])], [note(1), note(9)])

test('prints a line for each page', () => {
  const pages = [
    { first: 0, end: 2, notes: [], used: 20, overfull: false, late: [] },
    {
      first: 2,
      end: 3,
      notes: [
        { number: 1, from: 0, to: 1 },
        { number: 2, from: 0, to: 3 },
      ],
      used: 34.6,
      overfull: true,
      late: [],
    },
    {
      first: 3,
      end: 3,
      notes: [{ number: 2, from: 3, to: 8 }],
      used: 29,
      overfull: false,
      late: [],
    },
    {
      first: 3,
      end: 3,
      notes: [{ number: 2, from: 8, to: 9 }],
      used: 9,
      overfull: false,
      late: [],
    },
  ]
  expect(printPageMap(of, pages, spec())).toBe(
    `page 1 │ lines 1–2 │ used 20 of 100
page 2 │ lines 3 │ calls 1 2 │ notes 1 2(1–3) │ used 35 of 100, overfull
page 3 │ no lines │ notes 2(4–8) │ used 29 of 100
page 4 │ no lines │ notes 2(rest) │ used 9 of 100
`,
  )
  expect(printPageMap(of, pages.slice(3))).toBe('page 1 │ no lines │ notes 2(rest) │ used 9\n')
})

test('prints nothing for no pages', () => {
  expect(printPageMap(of, [])).toBe('')
})
