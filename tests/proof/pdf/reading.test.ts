import { describe, expect, it } from 'vitest'
import type {
  LinkAnnotation,
  ReadPdf,
  TaggedElement,
  TextItem,
} from '../../../src/proof/pdf/facts.js'
import { followTags } from '../../../src/proof/pdf/reading.js'
import { noObjects } from './no-objects.js'

const box = { left: 0, bottom: 0, right: 9, top: 9 }
const link: LinkAnnotation = {
  page: 1,
  box,
  object: 7,
  destination: 'table-1',
  url: undefined,
  action: undefined,
}

/** A page of one link that holds two runs of glyphs, each in the mark that is named. */
function readLink(
  first: [text: string, mark: string],
  second: [text: string, mark: string],
  { toc = true, around = [] }: { toc?: boolean; around?: string[] } = {},
) {
  const items = [first, second].map(
    ([text, mark]): TextItem => ({ page: 1, text, box, size: 9, mark }),
  )
  const pdf: ReadPdf = {
    ...noObjects,
    pages: [{ number: 1, width: 595, height: 842, links: [link], items }],
    destinations: new Map([['table-1', 1]]),
    bookmarks: [],
  }
  const marks = [...new Set([first[1], second[1]])].map((mark) => ({ mark }))
  const contents = { role: 'TOCI', children: [] }
  const tagged = around.reduce((element, role) => ({ role, children: [element] }), {
    role: 'Link',
    children: [{ object: link.object }, ...marks],
  } as TaggedElement)
  const children = around.length > 0 ? [contents, tagged] : [tagged]
  return followTags(pdf, { role: 'Document', children }, { hasContents: toc })
}

const textOf = (items: readonly TextItem[]) => items.map(({ text }) => text).join('')

describe('a link that ends in a number', () => {
  it('is an entry of the contents where the number stands in a mark of its own', () => {
    const { contents, body } = readLink(['第一の題', 'title'], ['4', 'page'])
    expect(contents.map(({ items }) => textOf(items))).toEqual(['第一の題4'])
    expect(body).toEqual([])
  })

  it('is text where other contents are tagged, or there are none', () => {
    for (const settings of [{ around: ['P'] }, { toc: false }]) {
      const { contents, body } = readLink(['Figure', 'word'], ['1', 'number'], settings)
      expect(contents).toEqual([])
      expect(textOf(body)).toBe('Figure1')
    }
    expect(readLink(['題', 'a'], ['4', 'b'], { around: ['TOCI', 'TOC'] }).contents).toHaveLength(1)
  })

  it('is text where word and number are one, such as a reference in two fonts', () => {
    const { contents, body } = readLink(['表 ', 'reference'], ['1', 'reference'])
    expect(contents).toEqual([])
    expect(textOf(body)).toBe('表 1')
  })
})
