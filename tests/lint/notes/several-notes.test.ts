import { describe, expect, it } from 'vitest'
import { splitCall } from '../../../src/lint/notes/several-notes.js'
import { toSource } from '../rules/run.js'

const notes = '\n\n[^1]: A\n[^2]: B\n[^3]: C\n[^4]: D\n'

/** What is written for the first label in a text. */
const split = (text: string, rest = notes) => {
  const [at] = toSource([{ name: 'notes.md', text: text + rest }]).files
  const [whole = '', label = ''] = /\[\^([^\]]+)\]/.exec(text) ?? []
  const start = text.indexOf(whole)
  return at && splitCall({ label, start, end: start + whole.length }, at)
}

describe('a call of several notes', () => {
  it.each([
    ['本文[^1-3]。', '[^1][^2][^3]'],
    ['**本文[^1-2]**', '[^1][^2]'],
    ['本文[^1、3]。', '[^1][^3]'],
    ['本文[^a, ^b]。', '[^a][^b]'],
    ['攻撃パターン[^1-2]がある。', '[^1][^2]'],
    ['Known attack patterns[^1-2].', '[^1][^2]'],
  ])('is split in %j', (text, calls) => {
    expect(split(text)).toBe(calls)
  })

  it.each([
    '正規表現 [^1-4]',
    'The regex [^1-4] matches.',
    'Names [^1-4]+ match.',
    'Names [^1-4]* match.',
    'Names [^1-4]{2} match.',
    'Names ^[^1-4] match.',
    '[^1-4] はパターンの一部。',
    'Names [^a-z, ^0-9] match.',
    'Names [^5-9] match.',
  ])('is none in a pattern: %j', (text) => {
    expect(split(text)).toBeUndefined()
  })

  it('may have labels like ranges where notes have them', () => {
    expect(split('A[^a-z, ^0-9].', '\n\n[^a-z]: A\n[^0-9]: B\n')).toBe('[^a-z][^0-9]')
  })
})
