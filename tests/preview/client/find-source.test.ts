import { describe, expect, it } from 'vitest'
import { findSource } from '../../../src/preview/client/find-source.js'
import { createEditorLink } from '../../../src/preview/editor-link.js'
import { listBlocks } from '../../../src/preview/list-blocks.js'

const lines = (...texts: string[]) => texts.map((text, index) => ({ text, at: (index + 1) / 10 }))
const block = (text: string, line: number) => ({ text, href: `e:${line}` })

describe('findSource', () => {
  const blocks = [
    block('A title of a chapter', 1),
    block('The first paragraph goes over several lines of the page', 3),
    block('2024-03-01 An actor Spearphishing with HTML smuggling', 5),
    block('An actor', 6),
    block('Said twice, word by word', 8),
    block('Said twice, word by word', 30),
    block('会議の録音が公開された。関係者は原因を調べている。', 33),
  ]
  const pages = [
    lines('Running head', 'A title of a chapter', 'The first para\u00adgraph goes over'),
    lines(
      'several lines of the page7',
      '2024-03-01 An actor Spearphishing',
      'Said twice, word by word',
    ),
    lines('会議の録音が公 開された。12', 'Said twice, word by word'),
  ]
  const at = (page: number, line: number) =>
    findSource({ page, at: line / 10 - 0.004 }, pages, blocks)?.href

  it('finds the block of a line, also in its middle and beside the number of a note', () => {
    expect(at(0, 2)).toBe('e:1')
    expect(at(0, 3)).toBe('e:3')
    expect(at(1, 1)).toBe('e:3')
    expect(at(2, 1)).toBe('e:33')
  })

  it('finds the row whose cells share a line', () => {
    expect(at(1, 2)).toBe('e:5')
  })

  it('tells the same words apart by where they stand', () => {
    expect(at(1, 3)).toBe('e:8')
    expect(at(2, 2)).toBe('e:30')
  })

  it('finds nothing for a running head, or on a page without lines', () => {
    expect(at(0, 1)).toBeUndefined()
    expect(findSource({ page: 9, at: 0.5 }, pages, blocks)).toBeUndefined()
  })
})

describe('listBlocks', () => {
  it('gives the text of every block with what opens it, without the words of drawings', () => {
    const html =
      '<main><p data-source="/b/01-a.md:3:1">One <b>two</b></p><figure data-source="/b/01-a.md:5:1"><svg><text>no</text></svg></figure><ul><li data-source="/b/01-a.md:9:3">\n three\n</li></ul></main>'
    expect(listBlocks(html, createEditorLink('e://{file}?{line}:{column}'))).toEqual([
      { text: 'One two', href: 'e:///b/01-a.md?3:1' },
      { text: 'three', href: 'e:///b/01-a.md?9:3' },
    ])
  })
})
