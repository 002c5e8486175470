import { expect, test } from 'vitest'
import {
  fillWithNotes,
  findCarry,
  findLeastOfCarry,
  findNoteNeed,
  stackNotes,
} from '../../../src/paginate/layout/note-need.js'
import { calling, galley, line, note, spec } from './galley-builders.js'

// Three lines that call notes of 2, 3 and 6 lines of 5 px; the separator takes 4 px, a gap 1 px.
const stack = stackNotes(
  galley([1, 2, 3].map((number) => calling(line(), [number])).concat(line()), [
    note(2),
    note(3),
    note(6),
  ]),
  spec(),
)

test('without notes there is no need, and no separator', () => {
  expect(findNoteNeed(stack, 3, 3, 0, 0)).toEqual({ height: 0, rest: 0 })
})

test('whole notes need the separator, their lines and the gaps', () => {
  expect(findNoteNeed(stack, 0, 1, 0, 14)).toEqual({ height: 4 + 10, rest: 0 })
  expect(findNoteNeed(stack, 0, 3, 0, 61)).toEqual({ height: 4 + 10 + 1 + 15 + 1 + 30, rest: 0 })
})

test('the last note takes the room that is left', () => {
  expect(findNoteNeed(stack, 0, 3, 0, 60)).toEqual({ height: 51, rest: 2 })
  expect(findNoteNeed(stack, 0, 3, 0, 50)).toEqual({ height: 46, rest: 3 })
  expect(findNoteNeed(stack, 0, 3, 0, 41)).toEqual({ height: 41, rest: 4 })
  expect(findNoteNeed(stack, 0, 3, 0, 40)).toBeUndefined()
})

test('a note of three lines is not split', () => {
  expect(findNoteNeed(stack, 0, 2, 0, 30)).toEqual({ height: 30, rest: 0 })
  expect(findNoteNeed(stack, 0, 2, 0, 29)).toBeUndefined()
})

test('the carry stands above the notes, or may go on where there are none', () => {
  expect(findNoteNeed(stack, 2, 3, 1, 40)).toEqual({ height: 4 + 5 + 1 + 30, rest: 0 })
  expect(findNoteNeed(stack, 3, 3, 4, 24)).toEqual({ height: 24, rest: 0 })
  expect(findNoteNeed(stack, 3, 3, 4, 23)).toEqual({ height: 14, rest: 2 })
  expect(findNoteNeed(stack, 3, 3, 3, 18)).toBeUndefined()
})

test('a note is not split below one of a higher number that begins on its page', () => {
  const cut = stackNotes(
    galley([calling(line(), [2]), calling(line(), [1])], [note(6), note(2)]),
    spec(),
  )
  expect(findNoteNeed(cut, 0, 2, 0, 45)).toEqual({ height: 4 + 10 + 1 + 30, rest: 0 })
  expect(findNoteNeed(cut, 0, 2, 0, 44)).toBeUndefined()
  expect(findNoteNeed(cut, 1, 2, 0, 33)).toEqual({ height: 4 + 20, rest: 2 })
  expect(findNoteNeed(cut, 1, 2, 1, 40)).toEqual({ height: 4 + 5 + 1 + 30, rest: 0 })
  expect(findNoteNeed(cut, 1, 2, 1, 39)).toEqual({ height: 4 + 5 + 1 + 20, rest: 2 })
})

test('a difference of less than a hundredth of a pixel is none', () => {
  expect(findNoteNeed(stack, 0, 1, 0, 14 - 0.009)).toEqual({ height: 14, rest: 0 })
})

test('a carry is a place in the stack of the notes before', () => {
  expect(findCarry(stack, 3, 0)).toEqual({ index: 3, from: 0 })
  expect(findCarry(stack, 3, 2)).toEqual({ index: 2, from: 4 })
  expect(findCarry(stack, 3, 6)).toEqual({ index: 2, from: 0 })
  expect(findCarry(stack, 2, 4)).toEqual({ index: 0, from: 1 })
})

test('a carry of several notes stands above the notes of the page', () => {
  expect(findNoteNeed(stack, 2, 3, 4, 56)).toEqual({ height: 4 + 5 + 1 + 15 + 1 + 30, rest: 0 })
  expect(findNoteNeed(stack, 2, 3, 4, 55)).toEqual({ height: 46, rest: 2 })
  expect(findNoteNeed(stack, 2, 2, 4, 25)).toEqual({ height: 25, rest: 0 })
})

test('as many notes as fit fill a page, the last of them split', () => {
  expect(fillWithNotes(stack, 0, 3, 0, 61)).toEqual({ height: 61, rest: 0 })
  expect(fillWithNotes(stack, 0, 3, 0, 41)).toEqual({ height: 41, rest: 4 })
  expect(fillWithNotes(stack, 0, 3, 0, 40)).toEqual({ height: 30, rest: 6 })
  expect(fillWithNotes(stack, 0, 3, 0, 29)).toEqual({ height: 14, rest: 9 })
  expect(fillWithNotes(stack, 0, 3, 0, 13)).toEqual({ height: 0, rest: 11 })
  expect(fillWithNotes(stack, 3, 3, 10, 40)).toEqual({ height: 4 + 5 + 1 + 15 + 1 + 10, rest: 4 })
})

test('the least of a carry is two lines of its first note, or all of it', () => {
  expect(findLeastOfCarry(stack, 3, 6)).toEqual({ height: 14, rest: 4 })
  expect(findLeastOfCarry(stack, 3, 3)).toEqual({ height: 19, rest: 0 })
  expect(findLeastOfCarry(stack, 3, 10)).toEqual({ height: 9, rest: 9 })
})
