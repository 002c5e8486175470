import { describe, expect, it } from 'vitest'
import type { PdfObjects, TextItem } from '../../../src/proof/pdf/facts.js'
import { placeTexts } from '../../../src/proof/pdf/place-texts.js'
import type { PageTexts } from '../../../src/proof/pdf/read-text.js'
import { noObjects } from './no-objects.js'

const item = (page: number, text: string, mark?: string): TextItem => ({
  page,
  text,
  box: { left: 0, bottom: 0, right: 10, top: 10 },
  size: 10,
  mark,
})

/** Two pages, as objects 7 and 9; a mark on the first shows glyphs that are no text. */
const objects: PdfObjects = {
  ...noObjects,
  pages: [1, 2].map((number) => ({ number, width: 595, height: 842, links: [] })),
  pageByObject: new Map([
    [7, 1],
    [9, 2],
  ]),
  replaced: new Map([['7:3', 'ffi']]),
}

const texts: PageTexts = {
  pages: [[item(1, '\ufffd', '7:3'), item(1, '\ufffd', '7:3'), item(1, 'a')], [item(2, 'b')]],
  destinations: [
    ['by object', { object: 9 }],
    ['by place', { index: 0 }],
    ['nowhere', { object: 5 }],
  ],
  bookmarks: [
    { title: 'named', target: { name: 'by object' } },
    { title: 'direct', target: { object: 7 } },
    { title: 'lost', target: undefined },
  ],
}

describe('placeTexts', () => {
  const placed = placeTexts(objects, texts)

  it('gives each page its items, with what a mark stands for instead of its glyphs', () => {
    expect(placed.pages.map(({ items }) => items.map(({ text }) => text))).toEqual([
      ['ffi', '', 'a'],
      ['b'],
    ])
  })

  it('follows names and bookmarks to pages', () => {
    expect([...placed.destinations]).toEqual([
      ['by object', 2],
      ['by place', 1],
    ])
    expect(placed.bookmarks).toEqual([
      { title: 'named', page: 2 },
      { title: 'direct', page: 1 },
      { title: 'lost', page: undefined },
    ])
  })

  it('refuses a file in which one reader sees pages that the other does not', () => {
    expect(() => placeTexts(objects, { ...texts, pages: texts.pages.slice(1) })).toThrow(
      'Expected 2 pages, as its objects say, but there are 1 with text',
    )
  })
})
