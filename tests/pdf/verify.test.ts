import { PDFDict, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { gather } from '../../src/pdf/verify/evidence.js'
import type { ReadPdf, TextItem } from '../../src/pdf/verify/facts.js'
import { readPdf } from '../../src/pdf/verify/read-pdf.js'
import { type VerificationModel, verifyPdf, verifyRules } from '../../src/pdf/verify.js'
import { writeBriefing } from '../briefing-folder.js'
import { type BuiltPdf, buildPdfs, fixtureFiles } from './verify-fixture.js'
import * as sabotage from './verify-sabotage.js'

let fixture: BuiltPdf
let samples: BuiltPdf[]
let pdf: ReadPdf

beforeAll(async () => {
  const folder = await writeBriefing({ '01-chapter.md': null, ...fixtureFiles })
  const ids = ['2024-03', 'cyber-mercenaries', 'en-2024-03']
  const built = await buildPdfs([folder, ...ids.map((id) => `briefings/${id}`)])
  const [first, ...others] = built
  if (!first) throw new Error('The fixture was not built')
  fixture = first
  samples = others
  pdf = await readPdf(fixture.bytes)
}, 60_000)

describe('a PDF as it was built', () => {
  it('gives no message', async () => {
    expect(await verifyPdf(fixture.bytes, fixture.model)).toEqual([])
  })

  it('gives none either for the samples', async () => {
    for (const { bytes, model } of samples) expect(await verifyPdf(bytes, model)).toEqual([])
  })

  it('has what the sabotage needs', () => {
    const pages = new Set(pdf.pages.flatMap(({ items }) => items.map(({ page }) => page)))
    expect(pages.size).toBe(fixture.model.pages)
    expect(fixture.model.notes).toHaveLength(5)
    // A note over two pages, and a table whose head is repeated.
    expect(sabotage.findItems(pdf, '五つ目の注')).not.toEqual([])
    expect(sabotage.findItems(pdf, '日付の列').length).toBeGreaterThan(1)
  })
})

type Spoil = (document: Parameters<Parameters<typeof sabotage.breakPdf>[1]>[0]) => void

/** What is done to the file, by the rule that must find it. */
const spoiled: [ruleId: string, what: string, spoil: Spoil][] = [
  [
    'pdf-note-page',
    'the place of a note on another page',
    (document) => sabotage.moveDestination(document, 'note-2', 1),
  ],
  [
    'pdf-note-number',
    'another number in a call',
    (document) => {
      const [one, two] = ['note-1', 'note-2'].map((name) => callItem(name))
      if (!one || !two) throw new Error('No calls')
      const glyphs = sabotage.readMark(document, two).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-note-number',
    'another number at a note',
    (document) => {
      const [one, two] = ['一つ目の資料', '二つ目の注'].map((text) => labelBefore(text))
      if (!one || !two) throw new Error('No labels')
      const glyphs = sabotage.readMark(document, two).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-note-count',
    'a note without ink',
    (document) => {
      const note = sabotage.findItem(pdf, '三つ目の注')
      for (const item of [labelBefore('三つ目の注'), note])
        sabotage.editMark(document, item, (text) => text.replace(sabotage.showing, ''))
    },
  ],
  [
    'pdf-note-text',
    'a note without its last letter',
    (document) =>
      sabotage.editMark(document, sabotage.findItem(pdf, '四つ目の注'), sabotage.dropLastGlyphs),
  ],
  [
    'pdf-note-text',
    'the rest of a note cut short on its second page',
    (document) => {
      const rest = sabotage.findItems(pdf, '長い注の文が続く。').at(-1)
      if (rest) sabotage.editMark(document, rest, sabotage.dropLastGlyphs)
    },
  ],
  [
    'pdf-note-order',
    'two notes that changed places',
    (document) => {
      // Both are one line: each gets the other's height.
      const labels = ['二つ目の注', '三つ目の注'].map(labelBefore)
      const heights = labels.map(({ box }) => box.bottom)
      for (const [index, label] of labels.entries()) {
        const up = (heights[1 - index] ?? 0) - (heights[index] ?? 0)
        moveLine(document, label, up)
        const back = sabotage.findLink(pdf, (link) => link.destination === `call-${index + 2}`)
        sabotage.moveLink(document, back, up)
      }
    },
  ],
  [
    'pdf-call-note-link',
    'a call that leads to another note',
    (document) => {
      const call = sabotage.findLink(pdf, ({ destination }) => destination === 'note-2')
      sabotage.leadTo(document, call, 'note-1')
    },
  ],
  [
    'pdf-backlink',
    'a note that leads back to another call',
    (document) => {
      const back = sabotage.findLink(pdf, ({ destination }) => destination === 'call-2')
      sabotage.leadTo(document, back, 'call-1')
    },
  ],
  [
    'pdf-content-loss',
    'a paragraph without its last letter',
    (document) =>
      sabotage.editMark(document, sabotage.findItem(pdf, '第 3 の段落'), sabotage.dropLastGlyphs),
  ],
  [
    'pdf-content-loss',
    'a table row without ink',
    (document) => {
      const row = sabotage.findItem(pdf, '30 番目の事象')
      sabotage.editMark(document, row, (text) => text.replace(sabotage.showing, ''))
    },
  ],
  [
    'pdf-summary-chapters',
    'another title on the summary',
    (document) => {
      const title = sabotage.findItem(pdf, '第二の題', 2)
      sabotage.editMark(document, title, sabotage.dropLastGlyphs)
    },
  ],
  [
    'pdf-toc-pages',
    'another page number in the contents',
    (document) => {
      const folios = pdf.pages[2]?.items.filter(({ text }) => /^\d$/.test(text.trim())) ?? []
      const [one, other] = [folios[0], folios.find(({ text }) => text !== folios[0]?.text)]
      if (!one || !other) throw new Error('No page numbers')
      const glyphs = sabotage.readMark(document, other).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-link-internal',
    'a reference to nothing',
    (document) => {
      const link = sabotage.findLink(pdf, ({ destination }) => destination === 'table')
      sabotage.leadTo(document, link, 'nowhere')
    },
  ],
  [
    'pdf-link-external',
    'another address',
    (document) => setUrl(document, 'https://example.com/two', 'https://example.com/other'),
  ],
  [
    'pdf-link-external',
    'an address that is a file',
    (document) => setUrl(document, 'https://example.com/text', 'file:///etc/hosts'),
  ],
  [
    'pdf-link-external',
    'a link that runs a script',
    (document) =>
      sabotage.setAction(document, external('https://example.com/text'), {
        S: 'JavaScript',
        JS: 'app.alert(1)',
      }),
  ],
  [
    'pdf-fonts',
    'a font that is not embedded',
    (document) => {
      for (const font of sabotage.listFonts(document)) {
        const descriptor = font.lookup(PDFName.of('FontDescriptor'))
        if (descriptor instanceof PDFDict) descriptor.delete(PDFName.of('FontFile2'))
      }
    },
  ],
  [
    'pdf-tagged',
    'no tags',
    (document) => {
      document.catalog.delete(PDFName.of('StructTreeRoot'))
      document.catalog.delete(PDFName.of('MarkInfo'))
    },
  ],
  ['pdf-lang', 'another language', (document) => document.setLanguage('en')],
  ['pdf-title', 'another title', (document) => document.setTitle('Another')],
  [
    'pdf-outline',
    'the number of a note in a bookmark',
    (document) => {
      for (const [, object] of document.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict)) continue
        const title = object.get(PDFName.of('Title'))
        if (title instanceof PDFHexString && title.decodeText() === '概要の節')
          object.set(PDFName.of('Title'), PDFHexString.fromText('概要の節1'))
      }
    },
  ],
  [
    'pdf-clipped',
    'a paragraph that runs into the margin',
    (document) => {
      const line = sabotage.findItem(pdf, '第 3 の段落')
      sabotage.editMark(document, line, (text) => sabotage.shift(text, 40, 0))
    },
  ],
  [
    'pdf-overlap',
    'a note over the text',
    (document) => {
      const label = labelBefore('四つ目の注')
      const up = sabotage.findItem(pdf, '箇条書きの一つ目').box.bottom - label.box.bottom
      moveLine(document, label, up)
      const back = sabotage.findLink(pdf, ({ destination }) => destination === 'call-4')
      sabotage.moveLink(document, back, up)
    },
  ],
  [
    'pdf-classification',
    'a page without its footer',
    (document) =>
      sabotage.editPage(document, 4, (operators) =>
        operators.replace(/\/Artifact <<\/Type \/Pagination>> BDC[\s\S]*?EMC/g, (artifact) =>
          artifact.replace(sabotage.showing, ''),
        ),
      ),
  ],
  [
    'pdf-page-size',
    'a wider page',
    (document) => document.getPage(3).setSize(650, document.getPage(3).getHeight()),
  ],
  [
    'pdf-metadata-leak',
    'a path in the properties',
    (document) => document.setAuthor('/home/alice/briefings'),
  ],
]

describe('a spoiled PDF', () => {
  it.each(spoiled)('%s finds %s', async (ruleId, _, spoil) => {
    const bytes = await sabotage.breakPdf(fixture.bytes, spoil)
    expect(await brokenRules(bytes, fixture.model)).toEqual([ruleId])
  })

  it('pdf-page-count finds a page that is gone, and other rules what was on it', async () => {
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => document.removePage(6))
    const rules = await brokenRules(bytes, fixture.model)
    expect(rules).toContain('pdf-page-count')
    expect(rules).toContain('pdf-content-loss')
  })
})

describe('a font that lies', () => {
  const mapTo = (code: string) =>
    sabotage.breakPdf(fixture.bytes, (document) => sabotage.remap(document, '65E5', code))

  it('pdf-glyph-missing finds a character without a glyph, and other rules its text', async () => {
    expect(await brokenRules(await mapTo('0000'), fixture.model)).toContain('pdf-glyph-missing')
  })

  it('pdf-radicals finds a radical, and no other rule minds', async () => {
    expect(await brokenRules(await mapTo('2F47'), fixture.model)).toEqual(['pdf-radicals'])
  })

  it.each([
    ['Type3', { type: 'Type3', embedded: true, toUnicode: true }],
    ['no ToUnicode', { type: 'Type0', embedded: true, toUnicode: false }],
  ])('pdf-fonts finds %s', (_, facts) => {
    const fonts = [{ name: 'F', page: 1, ...facts }]
    const { evidence, tagged } = gather({ ...pdf, fonts }, fixture.model, nobody)
    const messages = verifyRules.flatMap((rule) => rule.check(evidence, tagged))
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['pdf-fonts'])
  })
})

describe('a PDF that is not that of the model', () => {
  const changes: [ruleId: string, change: (model: VerificationModel) => void][] = [
    [
      'pdf-page-count',
      (model) => {
        model.pages += 1
      },
    ],
    [
      'pdf-summary-one-page',
      (model) => {
        const beneath = model.texts.find(({ text }) => text.startsWith('最初の主張'))
        if (beneath) beneath.place = 'summary'
      },
    ],
    [
      'pdf-note-count',
      (model) => {
        const [, , , , last] = model.notes
        if (last) model.notes.push({ ...last, number: 6, id: 'note-6', text: '六つ目', calls: [] })
      },
    ],
  ]
  it.each(changes)('%s finds it', async (ruleId, change) => {
    const model = structuredClone(fixture.model)
    change(model)
    expect(await brokenRules(fixture.bytes, model)).toEqual([ruleId])
  })
})

it('has sabotage for every rule', () => {
  const others = ['pdf-page-count', 'pdf-summary-one-page', 'pdf-radicals', 'pdf-glyph-missing']
  const tried = new Set([...spoiled.map(([ruleId]) => ruleId), ...others])
  expect(verifyRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
})

const nobody = { user: '', home: '', host: '' }

async function brokenRules(bytes: Uint8Array, model: VerificationModel): Promise<string[]> {
  const messages = await verifyPdf(bytes, model)
  return [...new Set(messages.map(({ ruleId }) => ruleId))]
}

function callItem(note: string) {
  const { page, box } = sabotage.findLink(pdf, ({ destination }) => destination === note)
  const item = pdf.pages[page - 1]?.items.find(
    (candidate) =>
      candidate.box.left >= box.left - 1 &&
      candidate.box.right <= box.right + 1 &&
      candidate.box.bottom < box.top &&
      candidate.box.top > box.bottom,
  )
  if (!item) throw new Error(`No call of ${note}`)
  return item
}

/** The number in front of a note. */
function labelBefore(text: string) {
  const note = sabotage.findItem(pdf, text)
  const label = pdf.pages[note.page - 1]?.items.find(
    (item) =>
      /^\d+$/.test(item.text.trim()) &&
      item.box.right <= note.box.left + 1 &&
      Math.abs(item.box.bottom - note.box.bottom) < 4,
  )
  if (!label) throw new Error(`No number before ${text}`)
  return label
}

/** Moves a line up by points. */
function moveLine(document: Parameters<Spoil>[0], label: TextItem, up: number): void {
  const line = pdf.pages[label.page - 1]?.items.filter(
    ({ box, mark }) => mark !== undefined && Math.abs(box.bottom - label.box.bottom) < 4,
  )
  const first = new Map(line?.map((item) => [item.mark, item]))
  for (const item of first.values())
    sabotage.editMark(document, item, (text) => sabotage.shift(text, 0, (-up * 4) / 3))
}

function external(url: string) {
  return sabotage.findLink(pdf, (link) => link.url === url)
}

function setUrl(document: Parameters<Spoil>[0], from: string, to: string): void {
  sabotage.setAction(document, external(from), { S: 'URI', URI: to })
}
