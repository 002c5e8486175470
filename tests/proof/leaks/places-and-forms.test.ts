import { PDFDocument, PDFHexString } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import type { Piece } from '../../../src/briefing/tlp/list-contents.js'
import { findLeaks } from '../../../src/proof/leaks/find-leaks.js'
import { createSearch } from '../../../src/proof/leaks/search.js'
import { setLines } from './tagged-page.js'

const words = 'Sandworm affiliates in R&D'
const address = 'https://evil.example/first/gate'

const search = createSearch(
  [piece('words', words), piece('address', address)],
  ['What remains was prepared by somebody else.'],
)

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text, file: 'a.md', line: 1, column: 1 }
}

const entities = (text: string) =>
  text.replace(/[^ ]/gu, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`)
const widths = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** How what was left out may be written in a finished file; the lines of a form stand below each other. */
const forms: Record<string, string> = {
  'as it was': words,
  'in capitals': words.toUpperCase(),
  'in full width': widths(words),
  'split over lines': words.replaceAll(' ', '\n'),
  hyphenated: words.replace('affi', 'affi-\n'),
  'with soft hyphens': words.replace('affi', 'af\u00adfi\u00ad'),
  'with zero-width spaces': words.replace('affi', 'af\u200bfi\u200b'),
  'with ligatures': words.replace('ffi', '\ufb03'),
  'with named entities': words.replace('&', '&amp;'),
  'in entities': entities(words),
  'percent-encoded': encodeURIComponent(words),
  'percent-encoded, every letter': percent(words),
  'as a form sends it': new URLSearchParams([['q', words]]).toString(),
  'in base64': Buffer.from(words).toString('base64'),
  'in base64 for addresses': Buffer.from(words).toString('base64url'),
  'an address': address,
  'an address, defanged': 'hxxps[:]//evil[.]example/first/gate',
  'an address, defanged in other ways': 'h**ps://evil(dot)example/first/gate',
  'an address in capitals': address.toUpperCase(),
  'an address in full width': widths(address),
  'an address over lines': address.replace('/first', '/\nfirst'),
  'an address with a ligature': address.replace('fi', '\ufb01'),
  'an address in entities': entities(address),
  'an address, percent-encoded': encodeURIComponent(address),
  'an address in base64': Buffer.from(address).toString('base64'),
}

type Plant = (form: string) => Promise<Uint8Array> | string

async function makePdf(plant: (document: PDFDocument) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  await plant(document)
  return document.save()
}

const escapeHtml = (text: string) => text.replace(/[<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const page = (body: string, head = '') =>
  `<!doctype html><html><head><title>March</title>${head}</head><body>${body}</body></html>`
const inObject =
  (key: string): Plant =>
  (form) =>
    makePdf(({ context }) => context.register(context.obj({ [key]: PDFHexString.fromText(form) })))

/** Where in which file. */
const places: Record<string, [name: string, plant: Plant]> = {
  'tagged text of a page': ['a.pdf', (form) => makePdf((d) => setLines(d, form.split('\n'), true))],
  'running heads of a page': [
    'a.pdf',
    (form) => makePdf((d) => setLines(d, form.split('\n'), false)),
  ],
  'the metadata': ['a.pdf', (form) => makePdf((d) => d.setSubject(form))],
  XMP: [
    'a.pdf',
    (form) =>
      makePdf(({ context }) =>
        context.register(
          context.stream(Buffer.from(`<rdf:li>${escapeHtml(form)}</rdf:li>`), { Type: 'Metadata' }),
        ),
      ),
  ],
  'a bookmark': ['a.pdf', inObject('Title')],
  'a tag': ['a.pdf', inObject('T')],
  'the id of a tag': ['a.pdf', inObject('ID')],
  'an alternative text': ['a.pdf', inObject('Alt')],
  'a replacement text': ['a.pdf', inObject('ActualText')],
  'a link': ['a.pdf', inObject('URI')],
  'the name of an attached file': [
    'a.pdf',
    (form) => makePdf((d) => d.attach(Buffer.from('x'), form)),
  ],
  'an attached file': [
    'a.pdf',
    (form) => makePdf((d) => d.attach(Buffer.from(`x,"${form}"`), 'a.csv')),
  ],
  'an attached bundle': [
    'a.pdf',
    (form) => makePdf((d) => d.attach(Buffer.from(JSON.stringify({ name: form })), 'a.stix.json')),
  ],
  'text of the HTML': ['a.html', (form) => page(`<p>${escapeHtml(form)}</p>`)],
  'an attribute of the HTML': ['a.html', (form) => page(`<p title="${escapeHtml(form)}">x</p>`)],
  'a link of the HTML': ['a.html', (form) => page(`<a href="/x?q=${escapeHtml(form)}">x</a>`)],
  'the head of the HTML': ['a.html', (form) => page('', `<meta content="${escapeHtml(form)}">`)],
  'a comment of the HTML': ['a.html', (form) => page(`<!-- ${form} -->`)],
  'a drawing in the HTML': [
    'a.html',
    (form) => page(`<svg><text>${escapeHtml(form)}</text></svg>`),
  ],
  'a script of the HTML': [
    'a.html',
    (form) => page(`<script>const x = ${JSON.stringify(form)}</script>`),
  ],
  'a file behind a data: address': [
    'a.html',
    (form) =>
      page(`<a href="data:text/plain;base64,${Buffer.from(form).toString('base64')}">x</a>`),
  ],
  'a drawing behind a data: address': [
    'a.html',
    (form) =>
      page(
        `<img src="data:image/svg+xml;base64,${Buffer.from(`<svg><text>${form}</text></svg>`).toString('base64')}">`,
      ),
  ],
  'the note model': ['a.json', (form) => JSON.stringify({ notes: [{ text: form }] })],
  'a key of the note model': ['a.json', (form) => JSON.stringify({ [form]: 1 })],
  CSV: ['a.iocs.csv', (form) => `type,value,note\nfile,a.exe,"${form}"\n`],
  STIX: [
    'a.stix.json',
    (form) => JSON.stringify({ objects: [{ pattern: `[file:name = '${form}']` }] }),
  ],
  MISP: ['a.misp.json', (form) => JSON.stringify({ Event: { Attribute: [{ comment: form }] } })],
}

it.each(Object.entries(places))(
  'what was left out is found in %s, however it is written',
  async (_, [name, plant]) => {
    const missed: string[] = []
    for (const [written, form] of Object.entries(forms)) {
      const leaks = await findLeaks(search, [{ name, content: await plant(form) }], undefined)
      if (leaks.length === 0) missed.push(written)
    }
    expect(missed).toEqual([])
    const content = await plant('somebody else prepared what remains')
    expect(await findLeaks(search, [{ name, content }], undefined)).toEqual([])
  },
)
