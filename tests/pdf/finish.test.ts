import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/briefing/words.js'
import { readContents } from '../../src/pdf/content/contents.js'
import { createTextReader } from '../../src/pdf/content/mark-text.js'
import { readContentMarks } from '../../src/pdf/content/marks.js'
import { getText, toDict } from '../../src/pdf/content/objects.js'
import { createFontFinder } from '../../src/pdf/content/shown-font.js'
import { makeElement, walkElements } from '../../src/pdf/content/structure-tree.js'
import { closeHeadings } from '../../src/pdf/finish/headings.js'
import { listBookmarks } from '../../src/pdf/finish/outline.js'
import { finish } from '../../src/pdf/finish.js'
import { checkUa } from '../../src/pdf/ua.js'
import { facts, finishTiny, printTiny } from './finish-fixture.js'
import { printReadingOrder } from './reading-order.js'

let raw: Uint8Array
let again: Uint8Array
let finished: Uint8Array

beforeAll(async () => {
  const [first, second] = await printTiny(2)
  if (!first || !second) throw new Error('Expected two PDFs')
  raw = first
  again = second
  finished = await finishTiny(raw)
})

const load = (pdf: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(pdf, { updateMetadata: false })

/** The text of every page as pdf.js reads it, without what is marked as an artifact where that is asked for. */
async function readPages(pdf: Uint8Array, tagged = false): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: tagged })
    let text = ''
    const open: string[] = []
    for (const item of items) {
      if ('str' in item) text += !tagged || open.includes('content') ? item.str : ''
      else if (item.type === 'endMarkedContent') open.pop()
      else open.push('tag' in item && item.tag === 'Artifact' ? 'artifact' : 'content')
    }
    pages.push(text)
  }
  return pages
}

describe('finish', () => {
  it('makes a PDF/UA-1 file of one that breaks many rules', async () => {
    expect(checkUa(await load(finished))).toEqual([])
    const broken = new Set(checkUa(await load(raw)).map(({ clause }) => clause))
    for (const clause of ['7.1-3', '7.1-5', '7.1-8', '7.2-20', '7.18.5-2'])
      expect(broken).toContain(clause)
  })

  it('takes links and bookmarks to the places of the plan, and leaves bookmarks that lead there', async () => {
    const margin = { top: 30, right: 30, bottom: 30, left: 30 }
    const { bytes } = await finish(raw, {
      ...facts,
      paper: { width: 225, height: 300, margin },
      headings: facts.headings.map((heading, nth) => ({ ...heading, id: `heading-${nth}` })),
      targets: [{ id: 'call-1', page: 4, left: 20, top: 40 }],
      pageOf: new Map([['heading-1', 4]]),
    })
    const places = async (pdf: Uint8Array) => {
      const document = await load(pdf)
      const pages = document.getPages().map(({ ref }) => ref.toString())
      const tell = (value: PDFObject | undefined) => {
        const array = document.context.lookup(value, PDFArray).asArray().map(String)
        return [pages.indexOf(array[0] ?? '') + 1, ...array.slice(2, 4).map(Number)]
      }
      const named = document.catalog.lookup(PDFName.of('Dests'), PDFDict)
      return {
        bookmarks: listBookmarks(document).map((item) => tell(item.get(PDFName.of('Dest')))),
        call: tell(named.get(PDFName.of('call-1'))),
        figure: tell(named.get(PDFName.of('figure'))),
      }
    }
    const before = await places(raw)
    const after = await places(bytes)
    const [first, second, ...others] = before.bookmarks
    expect(after.bookmarks).toEqual([first, [4, second?.[1], 270], ...others])
    expect(after.call).toEqual([4, 30 + 15, 300 - 30 - 30])
    expect(after.figure).toEqual(before.figure)
  })

  it('puts the tags in the order of the text', async () => {
    const order = await printReadingOrder(finished)
    await expect(`${order}\n`).toMatchFileSnapshot('finish-reading-order.txt')
  })

  it('leaves the text of every page as it was', async () => {
    expect(await readPages(finished)).toEqual(await readPages(raw))
  })

  it('lets pdf.js too see every word but heads and feet as tagged', async () => {
    const all = (await readPages(finished)).join('')
    const tagged = (await readPages(finished, true)).join('')
    for (const word of ['Before the call', 'after the page’s end', 'From the table.', 'Us'])
      expect(tagged).toContain(word)
    expect(all).toContain('Head')
    expect(tagged).not.toContain('Head')
    expect(tagged).not.toContain('Example')
  })

  it('makes artifacts of heads, feet and repeated table heads only', async () => {
    const document = await load(finished)
    const readText = createTextReader(createFontFinder(document.context))
    const { artifacts } = readContentMarks(readContents(document))
    const texts = new Set(artifacts.map((one) => readText([one])))
    const words = [...texts].join('|').replace(/[|\s]+/g, '')
    expect(words).toMatch(/^(Head|Public|Example|When|What|Who|[HeadPublicExmplWhnto])+$/)
  })

  it('gives the same bytes for two prints by one browser', async () => {
    expect(Buffer.from(await finishTiny(again)).equals(Buffer.from(finished))).toBe(true)
  })

  it('takes another identifier for other content', async () => {
    const other = await finish(raw, { ...facts, epoch: 1_700_000_000 })
    const id = (pdf: Uint8Array): string =>
      /\/ID \[ <(\w{32})> <\1> \]/.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? ''
    expect(id(finished)).toMatch(/[1-9A-F]/)
    expect(id(other.bytes)).not.toBe(id(finished))
    expect((await load(other.bytes)).getCreationDate()).toEqual(new Date(1_700_000_000_000))
  })

  it('describes the document by its front matter, and nothing of the machine', async () => {
    const document = await load(finished)
    expect(document.getTitle()).toBe('Tiny & <small>')
    expect(document.getAuthor()).toBe('A. Author; B. Author')
    expect(document.getCreationDate()).toEqual(new Date('2024-04-10T00:00:00Z'))
    const text = Buffer.from(await document.save({ useObjectStreams: false })).toString('latin1')
    expect(text).toContain(
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tiny &#38; &#60;small&#62;',
    )
    expect(text).not.toMatch(/Mozilla|HeadlessChrome|briefing\.invalid|node000|Skia\/PDF/)
  })

  it('writes bookmarks without the numbers of notes', async () => {
    const document = await load(finished)
    const titles = listBookmarks(document).map((item) => getText(document.context, item, 'Title'))
    expect(titles).toEqual(['Contents', 'First', 'Second', 'Third'])
  })

  it('says where every link leads', async () => {
    const document = await load(finished)
    const contents = document.getPages().flatMap(({ node }) =>
      (node.Annots()?.asArray() ?? []).map((ref) => {
        const annotation = toDict(document.context.lookup(ref))
        return getText(document.context, annotation, 'Contents')
      }),
    )
    expect(contents).toContain('First 2')
    expect(contents).toContain('Part 1 Third')
    expect(contents).toContain('Note 1')
    expect(contents).toContain(wordsOf('en').backToCall(1, 1))
    expect(contents).toContain('https://example.com/?a=1&b=(2)')
    expect(contents).toContain('shown')
  })

  it('keeps apart what only distance sets apart: parts of links in contents and headings', async () => {
    const order = await printReadingOrder(finished)
    expect(order).toContain('[Link Contents="First 2" [Span First][Span 2]]')
    expect(order).toContain('[Link Contents="Part 1 Third" [Span Part 1][Span Third]]')
  })

  it.each([
    ['H1 H2 H3 H3 H2 H1 H2', 'H1 H2 H3 H3 H2 H1 H2'],
    ['H1 H2 H5 H5 H3 H2', 'H1 H2 H3 H3 H3 H2'],
    ['H2 H4 H1', 'H1 H2 H1'],
  ])('closes gaps between headings: %s', (written, tagged) => {
    const root = makeElement(
      'Document',
      written.split(' ').map((type) => makeElement(type)),
    )
    closeHeadings(root)
    expect(walkElements(root).map(({ type }) => type)).toEqual(['Document', ...tagged.split(' ')])
  })

  it('refuses a PDF without tags', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    await expect(finishTiny(await document.save())).rejects.toThrow('Expected a tagged PDF')
  })
})
