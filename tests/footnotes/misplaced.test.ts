import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { footnoteIndex } from '../../src/footnotes/footnote-index.js'
import { parseText } from '../../src/source/markdown/parse-text.js'

/** `why label colon`, and what it takes of the text. */
const list = (text: string) =>
  footnoteIndex(new VFile({ value: text }), parseText(text)).misplaced.map(
    ({ why, label, colon, start, end }) =>
      `${why} ${label} ${colon.trim()} ${JSON.stringify(text.slice(start, end))}`,
  )

describe('what was meant as a definition', () => {
  it.each([
    ['A[^a].\n\n[^a]：Note', ['colon a ： "[^a]："']],
    ['A[^a].\n\n[^a] : Note', ['colon a : "[^a] :"']],
    ['A[^a].\n\n[^a] \t\t\t ：Note', ['colon a ： "[^a] \\t\\t\\t ："']],
    ['> A[^a].\n>\n> [^a] : Note', ['colon a : "[^a] :"']],
    ['A[^a].\n\nWords\n> [^a] : Note', ['colon a : "[^a] :"']],
    ['> Words\n> > [^a] : Note', ['colon a : "[^a] :"']],
    ['Words\n  [^a] : Note', ['colon a : "[^a] :"']],
    [`A[^a]. ${'Words '.repeat(20)}\n[^a] : Note`, ['colon a : "[^a] :"']],
    [`A[^a].\n\n${' '.repeat(3)}[^a] : Note`, ['colon a : "[^a] :"']],
    [`A[^a]. ${'Words '.repeat(20)}[^a]: Note`, ['middle a : "[^a]:"']],
    ['A[^a].\n\n[^a] Note', ['no-colon a  "[^a]"']],
    ['> A[^a].\n>\n> [^a] Note', ['no-colon a  "[^a]"']],
    ['A[^a][^b].\n\n[^a] Note\n[^b] Note', ['no-colon a  "[^a]"', 'no-colon b  "[^b]"']],
    ['A[^a].\n\nWords [^a]：Note', ['middle a ： "[^a]："']],
    ['A[^a].\n\n    [^a]: Note', ['indented a : "[^a]:"']],
    ['A[^Ä b].\n\nA[^Ä].\n\n    [^ä]: Note', ['indented ä : "[^ä]:"']],
    ['A[^a].\n\n    code\n    > [^a]: Note\n    more', ['indented a : "[^a]:"']],
    ['A[^a].\r\r    code\r    [^a]: Note', ['indented a : "[^a]:"']],
    ['A[^a] and (^a).\n\n    [^a]: Note', ['indented a : "[^a]:"']],
  ])('is found in %j', (text, found) => {
    expect(list(text)).toEqual(found)
  })

  it.each([
    'A [^a]. Words [^b]: what it said.',
    'A[^a]. Words that go on\n[^a] and on.',
    'A[^b].\n\n[^a] begins a paragraph.',
    'A[^a].\n\n[^a]. Words.',
    'A[^a].\n\n[^a]: Note\n\n[^a] : again',
    'A[^a].\n\n[^a]: Note\n\n    [^a]: again',
    'A[^a].\n\n```\n[^a]: Note\n```',
    'A[^a].\n\n~~~\n[^a]: Note\n~~~',
    'A[^a].\n\n`[^a]: Note`',
    'A.\n\n    [^a]: Note',
    'A[^a].\n\n[^a]: Note\n\n(^a)：again',
    'A[^a].\n\n    words [^a]: Note',
  ])('is none in %j', (text) => {
    expect(list(text)).toEqual([])
  })
})
