import { PDFDict, type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import type { ReadPdf } from '../../../src/proof/pdf/facts.js'
import * as sabotage from './sabotage.js'
import {
  callItem,
  editLabel,
  external,
  firstInLine,
  labelBefore,
  moveLine,
  setUrl,
} from './spoil-parts.js'
import { spoiledFiles } from './spoiled-files.js'

type Spoiled = [ruleId: string, what: string, spoil: (document: PDFDocument, pdf: ReadPdf) => void]

/** What is done to the file, by the rule that must find it. */
export const spoiled: Spoiled[] = [
  [
    'pdf-note-page',
    'the place of a note on another page',
    (document) => sabotage.moveDestination(document, 'note-2', 1),
  ],
  [
    'pdf-note-number',
    'another number in a call',
    (document, pdf) => {
      const [one, two] = ['note-1', 'note-2'].map((name) => callItem(pdf, name))
      if (!one || !two) throw new Error('No calls')
      const glyphs = sabotage.readMark(document, two).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-note-number',
    'another number at a note',
    (document, pdf) => {
      const [one, two] = ['一つ目の資料', '二つ目の注'].map((text) => labelBefore(pdf, text))
      if (!one || !two) throw new Error('No labels')
      const glyphs = sabotage.readMark(document, two).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-note-count',
    'a note without ink',
    (document, pdf) => {
      // Not the last one of its page, below which nothing may be free.
      const note = sabotage.findItem(pdf, '二つ目の注')
      const line = pdf.pages[note.page - 1]?.items.filter(
        ({ box, mark }) => mark !== undefined && Math.abs(box.bottom - note.box.bottom) < 4,
      )
      for (const item of new Map(line?.map((each) => [each.mark, each])).values())
        sabotage.editMark(document, item, (text) => text.replace(sabotage.showing, ''))
    },
  ],
  [
    'pdf-note-text',
    'a note without its last letter',
    (document, pdf) =>
      sabotage.editMark(document, sabotage.findItem(pdf, '四つ目の注'), sabotage.dropLastGlyphs),
  ],
  [
    'pdf-note-text',
    'the rest of a note cut short on its second page',
    (document, pdf) => {
      const rest = sabotage.findItems(pdf, '長い注の文が続く。').at(-1)
      if (rest) sabotage.editMark(document, rest, sabotage.dropLastGlyphs)
    },
  ],
  [
    'pdf-note-order',
    'two notes that changed places',
    (document, pdf) => {
      // Both are one line: each gets the other's height.
      const labels = ['二つ目の注', '三つ目の注'].map((text) => labelBefore(pdf, text))
      const heights = labels.map(({ box }) => box.bottom)
      for (const [index, label] of labels.entries()) {
        const up = (heights[1 - index] ?? 0) - (heights[index] ?? 0)
        moveLine(pdf, document, label, up)
        const back = sabotage.findLink(pdf, (link) => link.destination === `call-${index + 2}`)
        sabotage.moveLink(document, back, up)
      }
    },
  ],
  [
    'pdf-call-note-link',
    'a call that leads to another note',
    (document, pdf) => {
      const call = sabotage.findLink(pdf, ({ destination }) => destination === 'note-2')
      sabotage.leadTo(document, call, 'note-1')
    },
  ],
  [
    'pdf-backlink',
    'a note that leads back to another call',
    (document, pdf) => {
      const back = sabotage.findLink(pdf, ({ destination }) => destination === 'call-2')
      sabotage.leadTo(document, back, 'call-1')
    },
  ],
  [
    'pdf-content-loss',
    'a paragraph without its last letter',
    (document, pdf) =>
      sabotage.editMark(document, sabotage.findItem(pdf, '第 3 の段落'), sabotage.dropLastGlyphs),
  ],
  [
    'pdf-content-loss',
    'a table row without ink',
    (document, pdf) => {
      const row = sabotage.findItem(pdf, '30 番目の事象')
      sabotage.editMark(document, row, (text) => text.replace(sabotage.showing, ''))
    },
  ],
  [
    'pdf-list-number',
    'another number before an item',
    (document, pdf) => {
      const [one, two] = ['入れ子の項目', '入れ子の二つ目'].map((text) => labelBefore(pdf, text))
      if (!one || !two) throw new Error('No numbers')
      const glyphs = sabotage.readMark(document, two).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-summary-chapters',
    'another title on the summary',
    (document, pdf) => {
      const title = sabotage.findItem(pdf, '第二の題', 2)
      sabotage.editMark(document, title, sabotage.dropLastGlyphs)
    },
  ],
  [
    'pdf-toc-pages',
    'another page number in the contents',
    (document, pdf) => {
      const folios = pdf.pages[2]?.items.filter(({ text }) => /^\d$/.test(text.trim())) ?? []
      const [one, other] = [folios[0], folios.find(({ text }) => text !== folios[0]?.text)]
      if (!one || !other) throw new Error('No page numbers')
      const glyphs = sabotage.readMark(document, other).match(sabotage.showing)?.[0] ?? ''
      sabotage.editMark(document, one, (text) => text.replace(sabotage.showing, glyphs))
    },
  ],
  [
    'pdf-link-internal',
    'a reference that leads to another place',
    (document, pdf) => {
      const link = sabotage.findLink(pdf, ({ destination }) => destination === 'table')
      sabotage.leadTo(document, link, 'page-disclaimer')
    },
  ],
  [
    'pdf-link-internal',
    'a reference to nothing',
    (document, pdf) => {
      const link = sabotage.findLink(pdf, ({ destination }) => destination === 'table')
      sabotage.leadTo(document, link, 'nowhere')
    },
  ],
  [
    'pdf-link-internal',
    'the place of a table on another page',
    (document) => sabotage.moveDestination(document, 'table', 1),
  ],
  [
    'pdf-link-external',
    'another address',
    (document, pdf) =>
      setUrl(pdf, document, 'https://example.com/two', 'https://example.com/other'),
  ],
  [
    'pdf-link-external',
    'an address that is a file',
    (document, pdf) => setUrl(pdf, document, 'https://example.com/text', 'file:///etc/hosts'),
  ],
  [
    'pdf-link-external',
    'a link that runs a script',
    (document, pdf) =>
      sabotage.setAction(document, external(pdf, 'https://example.com/text'), {
        S: 'JavaScript',
        JS: 'app.alert(1)',
      }),
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
  ...[
    ['a paragraph', '第 3 の段落'],
    ['an item of a tight list', '箇条書きの一つ目'],
    ['a caption', '経過'],
    ['a remark', '※ 表の注記'],
    ['a cell', '2024-105'],
    ['a note', '一つ目の資料'],
  ].map(
    ([what, words = '']): Spoiled => [
      'pdf-type-size',
      `${what} in smaller type`,
      (document, pdf) => {
        sabotage.editMark(document, firstInLine(pdf, words), (text) =>
          text.replace(/([\d.]+) Tf/, (_, size) => `${Number(size) * 0.95} Tf`),
        )
      },
    ],
  ),
  [
    'pdf-clipped',
    'a paragraph that runs into the margin',
    (document, pdf) => {
      const line = sabotage.findItem(pdf, '第 3 の段落')
      sabotage.editMark(document, line, (text) => sabotage.shift(text, 40, 0))
    },
  ],
  [
    'pdf-overlap',
    'a note over the text',
    (document, pdf) => {
      const label = labelBefore(pdf, '一つ目の資料')
      const up = sabotage.findItem(pdf, '番目の事象', label.page).box.bottom - label.box.bottom
      moveLine(pdf, document, label, up)
      const back = sabotage.findLink(pdf, ({ destination }) => destination === 'call-1')
      sabotage.moveLink(document, back, up)
    },
  ],
  [
    'pdf-tlp',
    'a page without a label at its head',
    (document) => editLabel(document, (label) => label.replace(sabotage.showing, '')),
  ],
  [
    'pdf-tlp',
    'a label in another colour',
    (document) => editLabel(document, (label) => label.replace('rg', 'rg 1 0 0 rg')),
  ],
  [
    'pdf-tlp',
    'a label of 11 pt',
    (document) => editLabel(document, (label) => label.replace(/[\d.]+ Tf/, '14.67 Tf')),
  ],
  [
    'pdf-tlp',
    'a label on another ground',
    (document) =>
      editLabel(document, (label) => `/Artifact BMC .1 .1 .1 rg 0 0 900 100 re f EMC ${label}`),
  ],
  ...spoiledFiles,
]
