import { expect, it } from 'vitest'
import { listPrinted } from '../../src/lint/printed-characters.js'
import { toSource } from './rules/run.js'

const list = (text: string, pattern: RegExp) => {
  const [at] = toSource([{ name: 'a.md', text }]).files
  return at ? listPrinted(at, pattern) : []
}

it('lists a character in a table of HTML once', () => {
  expect(list('<table><tr><td>a會b</td></tr></table>\n', /會/gu)).toEqual([
    { character: '會', place: [16, 17] },
  ])
})

it('lists two that stand in one place, and one that is written by its number', () => {
  expect(list('a會會&#x4F1A;', /[會会]/gu)).toEqual([
    { character: '會', place: [1, 2] },
    { character: '會', place: [2, 3] },
    { character: '会', place: [3, 11] },
  ])
})
