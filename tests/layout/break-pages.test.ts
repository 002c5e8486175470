import { expect, test } from 'vitest'
import { breakPages } from '../../src/layout/break-pages.js'
import { galley, heading, para, spec } from './galley-builders.js'

test('fills pages', () => {
  expect(breakPages(galley([para(10), para(10)]), spec())).toEqual([
    { first: 0, end: 10, notes: [], used: 100, overfull: false },
    { first: 10, end: 20, notes: [], used: 100, overfull: false },
  ])
})

test('a heading moves with its text', () => {
  expect(breakPages(galley([para(9), heading(), para(9)]), spec()).map((p) => p.end)).toEqual([
    9, 19,
  ])
})
