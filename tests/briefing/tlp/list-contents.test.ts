import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { listContents } from '../../../src/briefing/tlp/list-contents.js'
import { parseText } from '../../../src/source/markdown/parse-text.js'
import { readMarks } from '../../../src/source/tlp/marks.js'

function list(text: string) {
  const parsed = readMarks(parseText(text))
  const { leftOut, kept } = listContents(
    [{ file: new VFile({ path: 'a.md' }), ...parsed }],
    'green',
  )
  const textsOf = ({ pieces }: typeof kept) => pieces.map((piece) => piece.text)
  return { leftOut: textsOf(leftOut), kept: textsOf(kept) }
}

it('lists the words of HTML as they are read, cell by cell', () => {
  const table = (words: string) =>
    `<table>\n<tr><td>${words}</td><td><b>Yes</b><p>No</p></td></tr>\n</table>`
  const { leftOut, kept } = list(
    `${table('i &amp; j &amp;amp; k')}\n\n:::tlp{red}\n${table('A &lt; B')}\n:::\n`,
  )
  expect(kept).toEqual([table('i & j &amp; k'), 'i & j &amp; k', 'Yes', 'No'])
  expect(leftOut).toEqual([table('A < B'), 'A < B', 'Yes', 'No'])
})

it('lists the parts of a text between the numbers that the program writes', () => {
  const { kept } = list('One[^a] two [](#fig) three.\n\n[^a]: Note\n')
  expect(kept.map((text) => text.trim())).toEqual(
    expect.arrayContaining(['One', 'two', 'three.', 'Note']),
  )
})
