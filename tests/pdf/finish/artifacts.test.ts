import { type PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { readContents } from '../../../src/pdf/content/contents.js'
import { keyOfMark, readContentMarks } from '../../../src/pdf/content/marks.js'
import { createFontFinder } from '../../../src/pdf/content/shown-font.js'
import { markArtifacts } from '../../../src/pdf/finish/artifacts.js'
import { editContents } from '../../../src/pdf/finish/edit-content.js'

/** A page that paints this, with a form /Fm where one is given. */
async function makePage(source: string, form?: string): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  const { node } = document.addPage()
  const { context } = document
  node.set(PDFName.of('Contents'), context.register(context.stream(source)))
  if (form !== undefined) {
    const stream = context.stream(form, { Type: 'XObject', Subtype: 'Form' })
    node.set(
      PDFName.of('Resources'),
      context.obj({ XObject: { Fm: context.register(stream) } }) as PDFDict,
    )
  }
  return document
}

/** What the page paints after artifacts are marked, on one line; its marks with these numbers are decoration. */
async function mark(source: string, options: { form?: string; decorations?: number[] } = {}) {
  const document = await makePage(source, options.form)
  const contents = readContents(document)
  const page = document.getPage(0).ref
  const keys = (options.decorations ?? []).map((mcid) => keyOfMark({ page, form: undefined, mcid }))
  const edited = markArtifacts(contents, new Set(keys), createFontFinder(document.context))
  const replaceStreams = await editContents(edited)
  replaceStreams(document)
  const written = readContents(document)
  const { strays, faults } = readContentMarks(written)
  const [content] = written
  const text = [content, ...(content?.forms.values() ?? [])]
    .map((one) =>
      one?.source
        .replace(/<<\/Type \/(\w+)>> BDC/g, '$1')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join(' | ')
  return { text, untagged: strays.filter(({ artifact }) => !artifact).length, faults }
}

describe('artifacts', () => {
  it('wraps text, paths and pictures that stand outside marks', async () => {
    const { text, untagged, faults } = await mark('q 0 0 9 9 re f BT (a) Tj ET /Im Do Q')
    expect(text).toBe(
      'q /Artifact Layout 0 0 9 9 re f EMC /Artifact Pagination BT (a) Tj ET EMC /Artifact Layout /Im Do EMC Q',
    )
    expect([untagged, faults]).toEqual([0, []])
  })

  it('leaves marks, clips and states alone', async () => {
    const source = '0 0 9 9 re W n 1 g /P <</MCID 0 >>BDC BT (a) Tj ET 0 0 1 1 re f EMC'
    expect((await mark(source)).text).toBe(source)
  })

  it('does not end inside a text that holds marks and loose words', async () => {
    const source = '0 0 1 1 re f BT (a) Tj /P <</MCID 0>> BDC (b) Tj EMC (c) Tj ET BT (d) Tj ET'
    const { text, untagged, faults } = await mark(source)
    expect(text).toContain('BT /Artifact Pagination (a) Tj EMC /P <</MCID 0>> BDC (b) Tj EMC')
    expect(text).toContain('/Artifact Pagination (c) Tj EMC ET')
    expect([untagged, faults]).toEqual([0, []])
  })

  it('keeps a replacement text inside a heading of the page', async () => {
    const { faults, untagged } = await mark(
      'BT (a) Tj /Span<</ActualText <FEFF2003> >> BDC (b) Tj EMC (c) Tj ET',
    )
    expect([untagged, faults]).toEqual([0, []])
  })

  it('turns decoration into artifacts', async () => {
    const { text } = await mark('/P <</MCID 0 >>BDC 0 0 1 1 re f EMC', { decorations: [0] })
    expect(text).toBe('/Artifact Layout 0 0 1 1 re f EMC')
  })

  it('goes into a form that holds marks, and wraps one that holds none', async () => {
    const marked = '0 0 1 1 re f /P <</MCID 0>> BDC BT (a) Tj ET EMC'
    const inside = await mark('/Fm Do', { form: marked })
    expect(inside.text).toBe(
      '/Fm Do | /Artifact Layout 0 0 1 1 re f EMC /P <</MCID 0>> BDC BT (a) Tj ET EMC',
    )
    expect([inside.untagged, inside.faults]).toEqual([0, []])
    expect((await mark('/Fm Do', { form: '0 0 1 1 re f' })).text).toBe(
      '/Artifact Layout /Fm Do EMC | 0 0 1 1 re f',
    )
  })
})
