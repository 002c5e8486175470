import { expect, test } from 'vitest'
import { findBreakpoints } from '../../../src/paginate/layout/breakpoints.js'
import { costs } from '../../../src/paginate/layout/costs.js'
import {
  code,
  figure,
  galley,
  heading,
  headRow,
  keeping,
  line,
  opening,
  type Piece,
  para,
  piece,
  rows,
  spec,
} from './galley-builders.js'

const breaks = (...pieces: (Piece | Piece[])[]) =>
  findBreakpoints(galley(pieces), spec()).map(({ kind, penalty }) => [kind, penalty])

const forced = ['forced', 0]
const between = ['legal', 0]
const inside = ['legal', costs.betweenLines]
const orphan = ['forbidden', costs.orphan]
const widow = ['forbidden', costs.widow]
const parted = ['forbidden', costs.parted]

test('a section ends with a forced break, whatever its last block', () => {
  expect(breaks(heading(), opening(line()), heading())).toEqual([forced, between, forced])
})

test('a paragraph breaks where two lines stay on each side', () => {
  expect(breaks(para(5))).toEqual([orphan, inside, inside, widow, forced])
  expect(breaks(para(4), code(4))).toEqual([
    orphan,
    inside,
    widow,
    between,
    orphan,
    inside,
    widow,
    forced,
  ])
})

test('a paragraph of two or three lines does not break', () => {
  expect(breaks(para(3))).toEqual([orphan, widow, forced])
  expect(breaks(para(2))).toEqual([['forbidden', costs.orphan + costs.widow], forced])
})

test('headings, captions and table heads stay with what follows', () => {
  expect(breaks(heading(), heading(), keeping(line()), headRow(), rows(2))).toEqual([
    parted,
    parted,
    parted,
    parted,
    ['legal', costs.loneRow],
    forced,
  ])
})

test('headings and table heads stay with what follows even where the galley does not say so', () => {
  const loose = (kind: 'heading' | 'head-row') => piece(kind, [10], { keepWithNext: false })
  expect(breaks(loose('heading'), loose('head-row'), line())).toEqual([parted, parted, forced])
})

test('a heading or a figure of several lines stays whole, rather than with what follows', () => {
  expect(costs.cut).toBeGreaterThan(costs.parted)
  const cut = ['forbidden', costs.cut]
  expect(breaks(piece('heading', [10, 10]), figure(30))).toEqual([cut, parted, forced])
  expect(breaks(piece('figure', [10, 10]), line())).toEqual([cut, between, forced])
})

test('a table breaks between rows, unwillingly beside its first or last', () => {
  const lone = ['legal', costs.loneRow]
  const row = ['legal', costs.betweenRows]
  expect(breaks(headRow(), headRow(), rows(4), line())).toEqual([
    parted,
    parted,
    lone,
    row,
    lone,
    between,
    forced,
  ])
  expect(breaks(rows(3), headRow(), rows(1))).toEqual([lone, lone, between, parted, forced])
})

test('a row may keep with the next', () => {
  const [first = line(), ...others] = rows(4)
  expect(breaks(keeping(first), others)[0]).toEqual(parted)
})
