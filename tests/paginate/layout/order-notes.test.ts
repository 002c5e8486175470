import { expect, it } from 'vitest'
import { sortNotes } from '../../../src/paginate/layout/order-notes.js'

const line = { top: 0, bottom: 10 }
const notes = new Map([1, 2, 3, 4, 5].map((number) => [number, { lines: [line, line, line] }]))
const galley = { lines: [], blocks: [], notes }
const whole = (number: number) => ({ number, from: 0, to: 3 })

it('sorts the notes of a page by their numbers', () => {
  expect(sortNotes([whole(3), whole(5), whole(4)], galley)).toEqual([whole(3), whole(4), whole(5)])
})

it('leaves what continues from the page before first, and what goes on on the next page last', () => {
  const carried = { number: 4, from: 1, to: 3 }
  const cut = { number: 1, from: 0, to: 2 }
  expect(sortNotes([carried, whole(3), whole(2), cut], galley)).toEqual([
    carried,
    whole(2),
    whole(3),
    cut,
  ])
})

it('knows one that does both', () => {
  const part = { number: 4, from: 1, to: 2 }
  expect(sortNotes([part], galley)).toEqual([part])
})
