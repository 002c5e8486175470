import { AFRelationship, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Piece } from '../../../src/briefing/tlp/list-contents.js'
import {
  findLeaks,
  listForeignPictures,
  listPicturesInPdf,
} from '../../../src/proof/leaks/find-leaks.js'
import { createSearch } from '../../../src/proof/leaks/search.js'

const piece = (kind: Piece['kind'], text: string) => ({
  kind,
  text,
  file: 'a.md',
  line: 1,
  column: 1,
})

const search = createSearch(
  [
    piece('words', 'It was prepared by APT28 from Minsk.'),
    piece('words', 'Sandworm'),
    piece('words', 'It came in by CVE-2024-1709 and T1190, as APT28 had in the year before.'),
    piece('address', 'hxxps://evil[.]example/gate'),
    piece('name', 'figures/loader.png'),
    piece('name', 'loader'),
  ],
  ['What remains: it was prepared by somebody.'],
)

/** Where it is found in a file. */
async function where(name: string, content: Uint8Array | string): Promise<string[]> {
  return (await findLeaks(search, [{ name, content }], undefined)).map((leak) => leak.where)
}

describe('what was left out is found in HTML', () => {
  const page = (body: string, head = '') =>
    `<!doctype html><html><head><title>March</title>${head}</head><body>${body}</body></html>`
  it.each([
    ['words over tags and lines', page('<p>by <em>A</em>PT28\nfrom <b>Mi</b>nsk</p>')],
    ['a word', page('<p>as SANDWORM did</p>')],
    ['an address, as an attacker writes it', page('<p>evil.example/gate</p>')],
    ['an address in a link', page('<a href="https://evil.example/gate?x">here</a>')],
    ['an alternative text', page('<img alt="prepared by APT28 from Minsk" src="data:,">')],
    ['a label for screen readers', page('<svg aria-label="Sandworm"></svg>')],
    ['words in a drawing', page('<svg><text>Sand<tspan>worm</tspan></text></svg>')],
    ['an id', page('<p id="loader">x</p>')],
    ['the name of a place or a file', page('<p data-from="figures/loader.png">x</p>')],
    ['a comment', page('<!-- Sandworm -->')],
    ['a script', page('<script>const x = "prepared by APT28 from Minsk"</script>')],
    ['the head', page('', '<meta name="description" content="Sandworm">')],
    ['a word between those of another script', page('<p>それはSandworm集団だ</p>')],
    [
      'words with a call in them',
      page('<p>by APT28<sup class="calls"><a>7</a></sup> from Minsk</p>'),
    ],
    ['a short identifier of a long text', page('<p>(cve-2024-1709)</p>')],
    ['a technique of a long text', page('<td>T1190</td>')],
    ['a comment in a drawing', page('<svg><!-- Sandworm --></svg>')],
    ['a data attribute', page('<p data-title="by Sandworm">x</p>')],
    ['the name of a chapter in its link', page('<a href="#sandworm">x</a>')],
    ['a template', page('<template><p>Sandworm</p></template>')],
  ])('%s', async (_, html) => {
    expect(await where('a.html', html)).not.toEqual([])
  })
  it('and nothing in what remains', async () => {
    expect(await where('a.html', page('<p>It was prepared by somebody.</p>'))).toEqual([])
  })
})

describe('what was left out is found in files for machines', () => {
  it.each([
    ['a.json', '{"notes":[{"text":"by Sandworm"}]}'],
    ['a.json', '{"Sandworm":1}'],
    ['a.stix.json', '{"pattern":"[url:value = \'https://evil.example/gate\']"}'],
    ['a.misp.json', '{"Attribute":[{"type":"url","value":"https://evil.example/gate"}]}'],
    ['a.iocs.csv', 'type,value\nurl,https://evil.example/gate\n'],
  ])('%s', async (name, content) => {
    expect(await where(name, content)).toEqual([name])
  })
  it('and nothing in what remains', async () => {
    expect(await where('a.json', '{"text":"prepared by somebody"}')).toEqual([])
  })
})

describe('what was left out is found in a PDF', () => {
  type Sabotage = (document: PDFDocument) => unknown
  const make = async (sabotage: Sabotage): Promise<Uint8Array> => {
    const document = await PDFDocument.create()
    const font = await document.embedFont(StandardFonts.Helvetica)
    document.addPage().drawText('Prepared by somebody', { font, size: 12 })
    await sabotage(document)
    return document.save()
  }
  const add = (document: PDFDocument, entries: Record<string, PDFString>) =>
    document.context.register(document.context.obj(entries))

  it.each<[string, Sabotage, string]>([
    ['a page', (d) => d.getPage(0).drawText('as Sandworm did', { y: 50 }), 'page 1'],
    ['a page, in white', (d) => d.getPage(0).drawText('as Sandworm did', { opacity: 0 }), 'page 1'],
    ['the title', (d) => d.setTitle('By Sandworm'), 'a title or a bookmark'],
    ['the keywords', (d) => d.setKeywords(['Sandworm']), 'the metadata'],
    ['a bookmark', (d) => add(d, { Title: PDFString.of('Sandworm') }), 'a title or a bookmark'],
    [
      'an alternative text',
      (d) => add(d, { Alt: PDFString.of('Sandworm') }),
      'an alternative text',
    ],
    [
      'a replacement text',
      (d) => add(d, { ActualText: PDFString.of('by A\u00adPT28 from Minsk') }),
      'a replacement text',
    ],
    [
      'a replacement text in the content of a page',
      ({ context }) =>
        context.register(context.stream('/Span <</ActualText (by Sandworm)>> BDC EMC')),
      'a replacement text',
    ],
    [
      'an alternative text in the content of a page, in hexadecimal digits',
      ({ context }) =>
        context.register(
          context.stream(`/Figure <</Alt <${Buffer.from('Sandworm').toString('hex')}>>> BDC EMC`),
        ),
      'an alternative text',
    ],
    ['a string of any other key', (d) => add(d, { Foo: PDFString.of('Sandworm') }), 'an object'],
    ['a link', (d) => add(d, { URI: PDFString.of('https://evil.example/gate') }), 'a link'],
    [
      'the name of a place or a file',
      ({ context }) =>
        context.register(context.obj({ loader: [context.nextRef(), PDFName.of('Fit')] })),
      'the name of a place or a file',
    ],
    [
      'XMP',
      ({ context }) =>
        context.register(
          context.stream('<rdf:li>Prepared by APT28\nfrom Minsk</rdf:li>', { Type: 'Metadata' }),
        ),
      'the metadata',
    ],
    [
      'a word in XMP',
      ({ context }) =>
        context.register(context.stream('<rdf:li>Sandworm</rdf:li>', { Type: 'Metadata' })),
      'the metadata',
    ],
    [
      'the name of an attached file',
      (d) => d.attach(new Uint8Array([1]), 'sandworm.csv', { afRelationship: AFRelationship.Data }),
      'the name of a place or a file',
    ],
    [
      'an attached file',
      (d) => d.attach(new TextEncoder().encode('url,evil.example/gate'), 'a.csv', {}),
      'a file attached to',
    ],
  ])('%s', async (_, sabotage, place) => {
    expect((await where('a.pdf', await make(sabotage))).join()).toContain(place)
  })
  it('and nothing in what remains', async () => {
    expect(await where('a.pdf', await make(() => {}))).toEqual([])
  })
})

it('finds pictures that an edition has no right to', () => {
  const uri = (bytes: string) => `data:image/png;base64,${bytes}`
  const html = `<img src="${uri('AAAA')}"><img src="${uri('BBBB')}">`
  expect(listForeignPictures(html, new Set([uri('AAAA')]))).toEqual([uri('BBBB')])
})

describe('the file of a picture is found in a PDF', () => {
  const picture = { bytes: Buffer.from(Array.from({ length: 200 }, (_, at) => (at * 37) % 251)) }
  const make = async (sabotage: (document: PDFDocument) => unknown) => {
    const document = await PDFDocument.create()
    document.addPage()
    await sabotage(document)
    return listPicturesInPdf([picture], await document.save())
  }
  it('as it is', async () => {
    const found = await make(({ context }) => context.register(context.stream(picture.bytes)))
    expect(found).toEqual([picture])
  })
  it('attached', async () => {
    expect(await make((d) => d.attach(picture.bytes, 'a.png', {}))).toEqual([picture])
  })
  it('and not elsewhere', async () => {
    expect(await make(() => {})).toEqual([])
  })
})
