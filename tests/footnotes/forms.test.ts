import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { footnoteIndex } from '../../src/footnotes/footnote-index.js'
import { hidden } from '../../src/footnotes/prose.js'
import { parseText } from '../../src/source/markdown/parse-text.js'

const note = '\n\n[^a]: Note'

/** `kind label`, and what it takes of the text, of a text in which the note `a` is defined. */
const list = (text: string, rest = note) =>
  footnoteIndex(new VFile({ value: text + rest }), parseText(text + rest)).attempts.flatMap(
    ({ kind, label, start, end }) =>
      kind === 'form' || kind === 'inline' ? [`${kind} ${label} ${text.slice(start, end)}`] : [],
  )

describe('a call in the form of another tool', () => {
  it.each([
    ['A (^a).', 'form a (^a)'],
    ['A（＾a）。', 'form a （＾a）'],
    ['A［＾a］。', 'form a ［＾a］'],
    ['A【^a】。', 'form a 【^a】'],
    ['A[＾a]。', 'form a [＾a]'],
    ['A[^a］。', 'form a [^a］'],
    ['A [a^].', 'form a [a^]'],
    ['A［a＾］。', 'form a ［a＾］'],
    ['A [a].', 'form a [a]'],
    ['A[a].', 'form a [a]'],
    ['A ^[an inline note].', 'inline an inline note ^[an inline note]'],
    ['A ＾[an inline note].', 'inline an inline note ＾[an inline note]'],
    ['A ^[see <https://e.org/a>].', `inline see ${hidden.repeat(17)} ^[see <https://e.org/a>]`],
    [
      'A ^[see [there](b) [@c]].',
      `inline see [there]${hidden.repeat(3)} [@c] ^[see [there](b) [@c]]`,
    ],
  ])('is found in %j', (text, found) => {
    expect(list(text)).toEqual([found])
  })

  it.each([
    'A \\(^a).',
    'A \\[a].',
    'A (^b), [b^] and [b].',
    'A [a](b.md).',
    'A [a](b c).',
    'A b][a].',
    'A [a][b].',
    'A [a]: b.',
    'A [[a]].',
    'A ![a].',
    'A [a`b`].',
    'A [a]`b`.',
    'A (^`a`).',
  ])('is none in %j', (text) => {
    expect(list(text)).toEqual([])
  })

  it('is no index of a list, unless nothing else calls the note', () => {
    expect(list('Words[a].')).toEqual(['form a [a]'])
    expect(list('Words[a] and a call[^a].')).toEqual([])
    expect(list('argv_[a] and a call[^a].')).toEqual([])
    expect(list('語[a]と注[^a]。')).toEqual(['form a [a]'])
    expect(list('A [a] and a call[^a].')).toEqual(['form a [a]'])
  })

  it.each([
    'A ^[^a-z]b',
    'A ^[^ab] c',
    'A ^[\\w]b',
    'A ^[a-z] b',
    'A 10^[12] b',
    'A ^[ab]+ b',
    'A ^[ab]* b',
    'A ^[ab]? b',
    'A ^[ab]{2} b',
    'A ^[ab]$ b',
    'A ^[ab](c d) b',
    'A ^[ab]|c',
    'A ^[ab]\\\\d b',
  ])('is no pattern: %j', (text) => {
    expect(list(text)).toEqual([])
  })

  it('is one all the same where a note has that label', () => {
    expect(list('A ^[12] b', '\n\n[^12]: Note')).toEqual(['inline 12 ^[12]'])
  })
})
