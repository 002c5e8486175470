import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkArchive } from '../../src/pdf/archive.js'
import { readStream } from '../../src/pdf/content/objects.js'
import { finishTiny, printTiny } from './finish-fixture.js'

let good: Uint8Array

beforeAll(async () => {
  const [raw] = await printTiny(1)
  if (!raw) throw new Error('Expected a PDF')
  good = await finishTiny(raw)
})

const key = (text: string): PDFName => PDFName.of(text)
const load = (pdf: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(pdf, { updateMetadata: false })

function add(document: PDFDocument, entries: Record<string, unknown>): void {
  const { context } = document
  context.register(context.obj(entries as Parameters<typeof context.obj>[0]))
}

function addStream(document: PDFDocument, entries: Record<string, unknown>): void {
  const { context } = document
  context.register(context.stream('', entries as Parameters<typeof context.stream>[1]))
}

function intent({ catalog }: PDFDocument): PDFDict {
  return catalog.lookup(key('OutputIntents'), PDFArray).lookup(0, PDFDict)
}

/** Lets the fonts say that their characters are for private use. */
function hideCharacters({ context }: PDFDocument): void {
  for (const [, font] of context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || !font.has(key('ToUnicode'))) continue
    const map = readStream(context.lookup(font.get(key('ToUnicode'))))
    const hidden = map.replace(
      /(^<[0-9A-Fa-f]+>(?: <[0-9A-Fa-f]+>)? )<[0-9A-Fa-f]{4}>$/gm,
      '$1<E000>',
    )
    font.set(key('ToUnicode'), context.register(context.stream(hidden)))
  }
}

function profile(document: PDFDocument, change: (bytes: Buffer) => void): void {
  const stream = document.context.lookup(intent(document).get(key('DestOutputProfile')))
  const bytes = Buffer.from(readStream(stream), 'latin1')
  change(bytes)
  const changed = document.context.register(document.context.stream(bytes, { N: 3 }))
  intent(document).set(key('DestOutputProfile'), changed)
}

function xmp(document: PDFDocument, from: RegExp, to: string): void {
  const { catalog, context } = document
  const stream = context.lookup(catalog.get(key('Metadata')))
  const text = Buffer.from(readStream(stream), 'latin1').toString()
  const changed = text.replace(from, to)
  if (changed === text) throw new Error('Expected to change the metadata')
  catalog.set(key('Metadata'), context.register(context.stream(Buffer.from(changed))))
}

function link(document: PDFDocument): PDFDict {
  for (const { node } of document.getPages()) {
    const first = node.Annots()?.lookup(0)
    if (first instanceof PDFDict) return first
  }
  throw new Error('Expected a link')
}

function paint(document: PDFDocument, operators: string): void {
  const page = document.getPage(0).node
  page.set(key('Contents'), document.context.register(document.context.stream(operators)))
}

type Break = (document: PDFDocument) => void
const state =
  (entries: Record<string, unknown>): Break =>
  (document) =>
    add(document, { ExtGState: { G1: entries } })
const image =
  (entries: Record<string, unknown>): Break =>
  (document) =>
    addStream(document, { Subtype: 'Image', ...entries })
const form =
  (entries: Record<string, unknown>): Break =>
  (document) =>
    addStream(document, { Subtype: 'Form', ...entries })
const inCatalog =
  (name: string): Break =>
  ({ catalog, context }) =>
    catalog.set(key(name), context.obj({ A: 1 }))
const onPage =
  (name: string): Break =>
  (document) =>
    document.getPage(0).node.set(key(name), document.context.obj({ A: 1 }))
const carried =
  (entries: Record<string, unknown>): Break =>
  (document) => {
    const file = document.context.register(document.context.stream('', { Subtype: 'text/csv' }))
    const names = { F: PDFString.of('a'), UF: PDFString.of('a'), AFRelationship: 'Data' }
    add(document, { EF: { F: file }, ...names, ...entries })
  }

const sabotages: [clause: string, what: string, break_: Break][] = [
  ['6.1.3-1', 'no identifier', ({ context }) => delete context.trailerInfo.ID],
  [
    '6.1.3-2',
    'encryption',
    ({ context }) => Object.assign(context.trailerInfo, { Encrypt: context.obj({}) }),
  ],
  ['6.1.6-1', 'half a digit', (document) => add(document, { A: PDFHexString.of('abc') })],
  ['6.1.7.1-3', 'content outside', (document) => addStream(document, { F: PDFString.of('a') })],
  ['6.1.7.2-1', 'LZW', (document) => addStream(document, { Filter: 'LZWDecode' })],
  [
    '6.1.13-3',
    'a long string',
    (document) => add(document, { A: PDFString.of('a'.repeat(33_000)) }),
  ],
  ['6.1.13-4', 'a long name', (document) => add(document, { A: 'a'.repeat(128) })],
  [
    '6.1.13-8',
    'deep graphics states',
    (document) => paint(document, 'q '.repeat(29) + 'Q '.repeat(29)),
  ],
  ['6.1.13-11', 'a tiny page', (document) => document.getPage(0).setMediaBox(0, 0, 2, 2)],
  [
    '6.2.3-1',
    'a profile that is none',
    (document) => profile(document, (bytes) => bytes.write('link', 12)),
  ],
  ['6.2.4.3-2', 'no output intent', ({ catalog }) => catalog.delete(key('OutputIntents'))],
  [
    '6.2.4.3-2',
    'a grey profile',
    (document) => profile(document, (bytes) => bytes.write('GRAY', 16)),
  ],
  ['6.2.4.3-3', 'CMYK', (document) => paint(document, '0 0 0 1 k')],
  ['6.2.5-1', 'a transfer function', state({ TR: 'Identity' })],
  ['6.2.5-2', 'another transfer function', state({ TR2: 'Identity' })],
  ['6.2.5-3', 'HTP', state({ HTP: [0, 0] })],
  ['6.2.10-1', 'an unknown blend mode', state({ BM: 'Glow' })],
  ['6.2.8-1', 'alternatives', image({ Alternates: [] })],
  ['6.2.8-2', 'OPI', image({ OPI: {} })],
  ['6.2.8-3', 'a picture that is smoothed', image({ Interpolate: true })],
  ['6.2.9-1', 'PostScript in a form', form({ PS: {} })],
  ['6.2.9-2', 'a page of another file', form({ Ref: {} })],
  ['6.2.9-3', 'PostScript', (document) => addStream(document, { Subtype: 'PS' })],
  ['6.2.11.7.3-1', 'characters for private use', hideCharacters],
  ['6.3.1-1', 'a film', (document) => link(document).set(key('Subtype'), key('Movie'))],
  ['6.3.2-1', 'no flags', (document) => link(document).delete(key('F'))],
  ['6.3.2-2', 'a hidden link', (document) => link(document).set(key('F'), document.context.obj(2))],
  [
    '6.3.3-1',
    'a note without looks',
    (document) => link(document).set(key('Subtype'), key('Text')),
  ],
  [
    '6.4.2-1',
    'XFA',
    ({ catalog, context }) => catalog.set(key('AcroForm'), context.obj({ XFA: [] })),
  ],
  ['6.4.2-2', 'NeedsRendering', inCatalog('NeedsRendering')],
  ['6.5.1-1', 'JavaScript', (document) => add(document, { S: 'JavaScript' })],
  ['6.5.1-2', 'a named action', (document) => add(document, { S: 'Named', N: 'Print' })],
  ['6.5.2-1', 'additional actions', inCatalog('AA')],
  ['6.5.2-2', 'additional actions of a page', onPage('AA')],
  ['6.6.2.1-1', 'no metadata', ({ catalog }) => catalog.delete(key('Metadata'))],
  ['6.6.2.1-2', 'bytes', (document) => xmp(document, /begin=/, 'bytes="9" begin=')],
  ['6.6.2.1-3', 'an encoding', (document) => xmp(document, /begin=/, 'encoding="UTF-8" begin=')],
  [
    '6.6.2.3.1-1',
    'properties without a schema',
    (document) => xmp(document, /<pdfaSchema:namespaceURI>.*?<\/pdfaSchema:namespaceURI>/, ''),
  ],
  ['6.6.4-1', 'no word of PDF/A', (document) => xmp(document, /<pdfaid:part>3<\/pdfaid:part>/, '')],
  ['6.6.4-2', 'another part', (document) => xmp(document, /<pdfaid:part>3/, '<pdfaid:part>2')],
  ['6.6.4-3', 'another level', (document) => xmp(document, /conformance>A/, 'conformance>B')],
  [
    '6.8-1',
    'a file of no type',
    (document) => {
      const file = document.context.register(document.context.stream('', {}))
      add(document, { EF: { F: file } })
    },
  ],
  ['6.8-2', 'a file without a name', carried({ UF: null })],
  ['6.8-3', 'a file without a relationship', carried({ AFRelationship: null })],
  ['6.8-4', 'a file of nobody', carried({})],
  [
    '6.10-1',
    'AlternatePresentations',
    ({ catalog, context }) =>
      catalog.set(key('Names'), context.obj({ AlternatePresentations: {} })),
  ],
  ['6.10-2', 'PresSteps', onPage('PresSteps')],
  ['6.11-1', 'Requirements', inCatalog('Requirements')],
]

describe('checkArchive', () => {
  it('finds nothing in a good file', async () => {
    expect(checkArchive(await load(good), good)).toEqual([])
  })

  it.each(sabotages)('%s: %s', async (clause, _, break_) => {
    const document = await load(good)
    break_(document)
    expect(checkArchive(document, good).map((failure) => failure.clause)).toContain(clause)
  })

  it.each([
    ['6.1.2-1', (text: string) => text.replace('%PDF-1.', '%PDF-2.')],
    ['6.1.2-2', (text: string) => text.replace(/\n%[^\n]*/, '\n%plain')],
    ['6.1.3-3', (text: string) => `${text}more`],
  ])('%s: in the bytes', async (clause, change) => {
    const bytes = Buffer.from(change(Buffer.from(good).toString('latin1')), 'latin1')
    const clauses = checkArchive(await load(good), bytes).map((failure) => failure.clause)
    expect(clauses).toEqual([clause])
  })
})
