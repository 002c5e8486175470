import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { toIdentifier } from '../../src/footnotes/attempts.js'
import { footnoteIndex } from '../../src/footnotes/footnote-index.js'
import { parseText } from '../../src/source/markdown/parse-text.js'

const indexOf = (text: string) => footnoteIndex(new VFile({ value: text }), parseText(text))

describe('a call in brackets of another kind', () => {
  const kinds = (text: string) =>
    indexOf(`${text}\n\nCalled[^a].\n\n[^a]: Note`).attempts.map(({ kind }) => kind)

  it('is one where a note has its label', () => {
    expect(kinds('A claim [a].')).toEqual(['form'])
    expect(kinds('A claim [b].')).toEqual([])
  })

  it.each(['A picture ![a] without a file.', 'A choice [[a]] of parts.', 'A choice [a](b).'])(
    'is none in %s',
    (text) => {
      expect(kinds(text)).toEqual([])
    },
  )
})

describe('a call in front matter or in a title', () => {
  const kinds = (text: string) => indexOf(text).attempts.map(({ kind }) => kind)
  const matter = (disclaimer: string) =>
    `---\nauthors:\n  - A\ndisclaimer: |\n  ${disclaimer}\n---\n\nText.\n`

  it('is lost there', () => {
    expect(kinds(matter('Words[^a].'))).toEqual(['front-matter'])
    expect(kinds('![A picture](a.png "Words[^a]")')).toEqual(['title'])
  })

  it('is none where code shows it, or where its bracket is escaped', () => {
    expect(kinds(matter('Written `[^a]` in text.'))).toEqual([])
    expect(kinds(matter('```\n  [^a]\n  ```'))).toEqual([])
    expect(kinds(matter('Written so:\n\n      [^a]\n\n        [^b]'))).toEqual([])
    expect(kinds(matter('Words\n      [^a]'))).toEqual(['front-matter'])
    expect(kinds(matter('- An item\n\n      Words[^a]'))).toEqual(['front-matter'])
    expect(kinds(matter('A tick \\` and `[^a]` in text.'))).toEqual([])
    expect(kinds(matter('A tick \\`[^a] and ` in text.'))).toEqual(['front-matter'])
    expect(kinds('[See <b>`[^a]`</b>][r]\n\n[r]: b.html "a title"')).toEqual([])
    expect(kinds('![A picture](a.png "Words \\[^a\\]")')).toEqual([])
  })
})

describe('a call before a colon, of a label without a definition', () => {
  const misplaced = (text: string) => indexOf(text).misplaced.map(({ why }) => why)

  it('is a call where nothing else calls the label', () => {
    expect(misplaced('The company[^a]: what it said.')).toEqual([])
  })

  it('was meant as the definition where something does', () => {
    expect(misplaced('A claim[^a]. The company[^a]: what it said.')).toEqual(['middle'])
  })
})

describe('the call that closes a circle', () => {
  const closing = (text: string) =>
    indexOf(text).cycles.map(({ closing }) => closing.node.position?.start.column)

  it('is the first that does, where one note has several', () => {
    expect(closing('Text[^a].\n\n[^a]: See[^a] and again[^a].')).toEqual([10])
    expect(closing('Text[^a].\n\n[^a]: See[^b].\n\n[^b]: Not[^a] and not[^a].')).toEqual([10])
  })

  it('is that of the note where the circle begins, where several notes have one', () => {
    expect(closing('Text[^a].\n\n[^a]: See[^b] and[^a].\n\n[^b]: Not[^a].')).toEqual([18])
  })
})

describe('toIdentifier', () => {
  it.each([
    ['A\u3000b', 'a\u3000b'],
    ['A \t\nB', 'a b'],
    ['Straße', 'strasse'],
  ])('gives of %j what the parser compares', (label, identifier) => {
    expect(toIdentifier(label)).toBe(identifier)
  })
})
