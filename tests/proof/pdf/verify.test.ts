import path from 'node:path'
import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { gatherPdfEvidence } from '../../../src/proof/pdf/evidence.js'
import type { Box, ReadPdf } from '../../../src/proof/pdf/facts.js'
import pdfFonts from '../../../src/proof/pdf/pdf-fonts.js'
import { readPdf } from '../../../src/proof/pdf/read-pdf.js'
import { pdfRules, type VerificationModel, verifyPdf } from '../../../src/proof/verify-pdf.js'
import { writeBriefing } from '../../briefing-folder.js'
import { printReadingOrder } from '../../pdf/reading-order.js'
import { sabotages } from '../../pdf/ua-sabotage.js'
import { type BuiltPdf, buildPdfs, fixtureFiles } from './fixture.js'
import * as sabotage from './sabotage.js'
import { spoiled } from './spoiled.js'

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
}, 180_000)

describe('a PDF as it was built', () => {
  it('gives no message', async () => {
    expect(await verifyPdf(fixture.bytes, fixture.model)).toEqual([])
  })

  it.each([0, 1, 2])('gives none either for sample %i', async (index) => {
    const { bytes, model } = samples[index] ?? fixture
    expect(await verifyPdf(bytes, model)).toEqual([])
  })

  it.each([0, 1, 2])('has at most 1 MB in sample %i', (index) => {
    expect(samples[index]?.bytes.length).toBeLessThanOrEqual(1_000_000)
  })

  it('is read aloud in the order of its text', async () => {
    // After a change that is meant: `npx vitest run tests/pdf/verify.test.ts -u`, and read the difference.
    const order = await printReadingOrder(samples[0]?.bytes ?? fixture.bytes)
    await expect(`${order}\n`).toMatchFileSnapshot('sample-reading-order.txt')
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

describe('a spoiled PDF', () => {
  it.each(spoiled)('%s finds %s', async (ruleId, _, spoil) => {
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => spoil(document, pdf))
    expect(await brokenRules(bytes, fixture.model)).toEqual([ruleId])
  })

  it('pdf-classification finds a page without furniture, and pdf-tlp its labels', async () => {
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) =>
      sabotage.editPage(document, 4, (operators) =>
        operators.replace(/\/Artifact <<\/Type \/Pagination>> BDC[\s\S]*?EMC/g, (artifact) =>
          artifact.replace(sabotage.showing, ''),
        ),
      ),
    )
    expect(await brokenRules(bytes, fixture.model)).toEqual(['pdf-classification', 'pdf-tlp'])
  })

  it('pdf-page-count finds a page that is gone, and other rules what was on it', async () => {
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => document.removePage(6))
    const rules = await brokenRules(bytes, fixture.model)
    expect(rules).toContain('pdf-page-count')
    expect(rules).toContain('pdf-content-loss')
  })
})

describe('a note that begins after its call', () => {
  const moveNote = (page: number) =>
    sabotage.breakPdf(fixture.bytes, (document) =>
      sabotage.moveDestination(document, 'note-2', page),
    )
  const judge = async (bytes: Uint8Array, late: boolean) => {
    const notes = fixture.model.notes.map((note) => (note.number === 2 ? { ...note, late } : note))
    const messages = await verifyPdf(bytes, { ...fixture.model, notes })
    return messages.map(({ ruleId, severity }) => `${ruleId} ${severity}`)
  }

  it('is an error', async () => {
    expect(await judge(await moveNote(6), false)).toContain('pdf-note-page error')
  })

  it('is a warning where the plan says so', async () => {
    const found = await judge(await moveNote(6), true)
    expect(found).toContain('pdf-note-page warning')
    expect(found).not.toContain('pdf-note-page error')
  })

  it('is an error all the same where it stands before its call', async () => {
    expect(await judge(await moveNote(1), true)).toContain('pdf-note-page error')
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

  it('pdf-fonts finds one that is not embedded, and so does pdf-ua', async () => {
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => {
      for (const font of sabotage.listFonts(document)) {
        const descriptor = font.lookup(PDFName.of('FontDescriptor'))
        if (descriptor instanceof PDFDict) descriptor.delete(PDFName.of('FontFile2'))
      }
    })
    expect(await brokenRules(bytes, fixture.model)).toEqual(['pdf-fonts', 'pdf-ua'])
  })

  it.each([
    ['Type3', { type: 'Type3', embedded: true, toUnicode: true }],
    ['no ToUnicode', { type: 'Type0', embedded: true, toUnicode: false }],
    [
      'one of the machine’s own',
      { name: 'DejaVuSans', type: 'Type0', embedded: true, toUnicode: true },
    ],
  ])('pdf-fonts finds %s', (_, facts) => {
    const fonts = [{ name: 'ABCDEF+BIZUDPGothic-Regular', page: 1, ...facts }]
    const model = { ...fixture.model, fonts: ['BIZUDPGothic-Regular'] }
    const { evidence, tagged } = gatherPdfEvidence({ ...pdf, fonts }, model, nobody)
    const messages = pdfRules.flatMap((rule) => rule.check(evidence, tagged))
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['pdf-fonts'])
  })
})

it('pdf-fonts minds no outline of words in a picture, and one of any other word', () => {
  const [page] = pdf.pages
  const item = page?.items.find(({ mark }) => mark !== undefined)
  if (!page || !item) throw new Error('Expected a page with words')
  const type3 = { name: '', page: 1, type: 'Type3', embedded: true, toUnicode: true }
  const judge = (clip: Box, drawn: ReadonlySet<string>, mark: string | undefined) => {
    const run = { x: item.box.left, y: item.box.bottom, colour: '#000000', isDrawn: true, clip }
    const inkOf = (number: number) => ({ runs: number === 1 ? [run] : [], grounds: [] })
    const items = [{ ...item, mark }]
    const changed = { ...pdf, fonts: [type3], inkOf, pages: [{ ...page, items }] }
    const { evidence } = gatherPdfEvidence(changed, { ...fixture.model, fonts: [] }, nobody)
    return pdfFonts.check({ ...evidence, drawn }, undefined).length
  }
  const whole = { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity }
  const cut = { left: 0, bottom: 0, right: 99, top: 99 }
  const words = item.mark ?? ''
  expect(judge(whole, new Set([words]), words)).toBe(0)
  expect(judge(cut, new Set(), words)).toBe(2)
  expect(judge(cut, new Set(), undefined)).toBe(0)
  expect(judge(whole, new Set(), undefined)).toBe(2)
})

/** One of each family of rules, and where in the source it is; ua.test.ts tries every clause. */
const uaBreaches: [clause: string, place: string][] = [
  ['PDF/UA-1, 5-1', 'no place of its own'],
  ['PDF/UA-1, 7.1-3', 'no place of its own'],
  ['PDF/UA-1, 7.1-7', 'no place of its own'],
  ['PDF/UA-1, 7.2-9', '01-first.md:16'],
  ['PDF/UA-1, 7.2-29', 'no place of its own'],
  ['PDF/UA-1, 7.2-42', '01-first.md:12'],
  ['PDF/UA-1, 7.4.2-1', '01-first.md:1'],
  ['PDF/UA-1, 7.7-1', '02-second.md:39'],
  ['PDF/UA-1, 7.9-1', '01-first.md:65'],
  ['PDF/UA-1, 7.18.5-2', '01-first.md:1'],
  ['PDF/UA-1, 7.21.8-1', 'no place of its own'],
]

describe('a PDF that breaks PDF/UA', () => {
  const judge = async (clause: string) => {
    const breach = sabotages.findLast(([broken]) => clause.replace('PDF/UA-1, ', '') === broken)
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => breach?.[2](document))
    const messages = await verifyPdf(bytes, fixture.model)
    return messages.filter(({ message }) => message.startsWith(`${clause}: `))
  }

  it.each(uaBreaches)('pdf-ua finds %s at %s', async (clause, place) => {
    const [found] = await judge(clause)
    expect(found).toMatchObject({ ruleId: 'pdf-ua', severity: 'error' })
    const { file, line } = found ?? {}
    expect(file ? `${path.basename(file)}:${line}` : 'no place of its own').toBe(place)
  })

  it('pdf-ua says of a rule that is broken everywhere how often', async () => {
    const messages = await judge('ISO 32000-1, 14.7.4.4')
    expect(messages).toHaveLength(6)
    expect(messages.at(-1)?.message).toMatch(/^ISO 32000-1, 14\.7\.4\.4: \d+ more such faults$/)
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
      'pdf-scale',
      (model) => {
        for (const text of [...model.texts, ...model.notes])
          if (text.size !== undefined) text.size /= 0.82
      },
    ],
    [
      'pdf-note-foot',
      (model) => {
        if (model.paper) model.paper.margin.bottom -= 40
        // The margin would be too low for a label.
        model.classification = 'TLP'
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

it('has sabotage for every rule, here or in verify-references.test.ts', () => {
  const others = [
    'classification',
    'page-count',
    'scale',
    'note-foot',
    'summary-one-page',
    'radicals',
    'glyph-missing',
    'fonts',
    'ua',
  ]
  const tried = new Set([...others, 'reference-pages'].map((id) => `pdf-${id}`))
  for (const [ruleId] of spoiled) tried.add(ruleId)
  expect(pdfRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
})

const nobody = { user: '', home: '', host: '' }

async function brokenRules(bytes: Uint8Array, model: VerificationModel): Promise<string[]> {
  const messages = await verifyPdf(bytes, model)
  return [...new Set(messages.map(({ ruleId }) => ruleId))]
}
