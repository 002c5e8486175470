import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDict, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyCommand } from '../../src/commands/verify.js'
import { BriefingError, exitCode } from '../../src/exit-code.js'
import { gather } from '../../src/pdf/verify/evidence.js'
import type { ReadPdf } from '../../src/pdf/verify/facts.js'
import { readPdf } from '../../src/pdf/verify/read-pdf.js'
import { type VerificationModel, verifyPdf, verifyRules } from '../../src/pdf/verify.js'
import { writeBriefing } from '../briefing-folder.js'
import { failed, passed, reportOf, writePrinter } from '../verapdf/stand-in.js'
import { printReadingOrder } from './reading-order.js'
import { sabotages } from './ua-sabotage.js'
import { type BuiltPdf, buildPdfs, fixtureFiles } from './verify-fixture.js'
import * as sabotage from './verify-sabotage.js'
import { spoiled, uaBreaches } from './verify-spoiled.js'

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
  ])('pdf-fonts finds %s', (_, facts) => {
    const fonts = [{ name: 'F', page: 1, ...facts }]
    const { evidence, tagged } = gather({ ...pdf, fonts }, fixture.model, nobody)
    const messages = verifyRules.flatMap((rule) => rule.check(evidence, tagged))
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['pdf-fonts'])
  })
})

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
        for (const text of model.texts) if (text.size !== undefined) text.size /= 0.82
      },
    ],
    [
      'pdf-note-foot',
      (model) => {
        if (model.paper) model.paper.margin.bottom -= 40
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
  expect(verifyRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
})

const nobody = { user: '', home: '', host: '' }

async function brokenRules(bytes: Uint8Array, model: VerificationModel): Promise<string[]> {
  const messages = await verifyPdf(bytes, model)
  return [...new Set(messages.map(({ ruleId }) => ruleId))]
}

describe('briefing verify', () => {
  const said: string[] = []
  const write = async (files: Record<string, string | Uint8Array>) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'briefing-verify-'))
    for (const [name, content] of Object.entries(files))
      await writeFile(path.join(folder, name), content)
    return (name: string) => path.join(folder, name)
  }
  const model = () => JSON.stringify(fixture.model)

  beforeEach(() => {
    said.length = 0
    vi.spyOn(console, 'log').mockImplementation((line) => said.push(String(line)))
    vi.spyOn(console, 'error').mockImplementation((line) => said.push(String(line)))
    return () => {
      vi.restoreAllMocks()
      vi.unstubAllEnvs()
    }
  })

  it('proves a PDF against the model beside it', async () => {
    const at = await write({ 'a.pdf': fixture.bytes, 'a.json': model() })
    expect(await verifyCommand(at('a.pdf'))).toBe(exitCode.clean)
    expect(said.join('\n')).toMatch(/a\.pdf keeps every rule: \d+ pages, 5 notes, \d+ texts\.$/)
  })

  it('prints what it finds and exits with 4', async () => {
    const spoil = spoiled.find(([ruleId]) => ruleId === 'pdf-note-text')?.[2]
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => spoil?.(document, pdf))
    const at = await write({ 'a.pdf': bytes, 'b.json': model() })
    const code = await verifyCommand(at('a.pdf'), { model: at('b.json') })
    expect(code).toBe(exitCode.verificationFailed)
    expect(said.join('\n')).toMatch(
      /01-first\.md:\d+:1: error Note 4 .*\(page \d\) \[pdf-note-text\]\n[\s\S]*failed verification: 1 error\./,
    )
  })

  it('asks veraPDF as well where it is named', async () => {
    const at = await write({ 'a.pdf': fixture.bytes, 'a.json': model() })
    const verapdf = await writePrinter(reportOf({ validationResult: [passed] }))
    expect(await verifyCommand(at('a.pdf'), { verapdf })).toBe(exitCode.clean)
    expect(said.join('\n')).toMatch(
      /5 notes.*\nveraPDF 1\.28\.2 finds nothing against PDF\/UA-1\.$/,
    )
  })

  it('exits with 4 where veraPDF finds something, also when the environment names it', async () => {
    const at = await write({ 'a.pdf': fixture.bytes, 'a.json': model() })
    const verapdf = await writePrinter(reportOf({ validationResult: [failed] }), 1)
    vi.stubEnv('BRIEFING_VERAPDF', verapdf)
    expect(await verifyCommand(at('a.pdf'))).toBe(exitCode.verificationFailed)
    expect(said.join('\n')).toMatch(
      /a\.pdf: error PDF\/UA-1, 7\.18\.5-2: .*\(page 7\) \[verapdf\]\n[\s\S]*failed verification: 2 errors\./,
    )
  })

  it('exits with 2 where veraPDF cannot be asked, and prints its own findings first', async () => {
    const spoil = spoiled.find(([ruleId]) => ruleId === 'pdf-lang')?.[2]
    const bytes = await sabotage.breakPdf(fixture.bytes, (document) => spoil?.(document, pdf))
    const at = await write({ 'a.pdf': bytes, 'a.json': model() })
    await expect(verifyCommand(at('a.pdf'), { verapdf: '/nowhere' })).rejects.toMatchObject({
      code: exitCode.usage,
      message: expect.stringContaining('Cannot ask veraPDF (/nowhere)'),
    })
    expect(said.join('\n')).toContain('[pdf-lang]')
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['no PDF', {}, /Cannot read .*a\.pdf: no such file/],
    ['another file', { 'a.pdf': 'text' }, /a\.pdf is not a PDF/],
    [
      'no model',
      { 'a.pdf': '%PDF-1.4' },
      /Cannot read the note model .*a\.json: no such file.*--model/,
    ],
    ['a broken model', { 'a.pdf': '%PDF-1.4', 'a.json': '{' }, /it is not a note model/],
    [
      'a model of another version',
      { 'a.pdf': '%PDF-1.4', 'a.json': '{"formatVersion":99}' },
      /it has format 99, and this version reads format 1/,
    ],
    [
      'a model without a PDF',
      { 'a.pdf': '%PDF-1.4', 'a.json': 'unpaged' },
      /it was written without a PDF/,
    ],
    ['a damaged PDF', { 'a.pdf': '%PDF-1.4', 'a.json': 'whole' }, /Cannot read .*a\.pdf as a PDF/],
  ])('refuses %s', async (_, files, reason) => {
    const { pages, ...unpaged } = fixture.model
    const texts: Record<string, string> = { unpaged: JSON.stringify(unpaged), whole: model() }
    const contents = Object.entries(files).map(([name, text]) => [name, texts[text] ?? text])
    const at = await write(Object.fromEntries(contents))
    const failure = await verifyCommand(at('a.pdf')).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(BriefingError)
    expect(failure).toMatchObject({ code: exitCode.usage, message: expect.stringMatching(reason) })
  })
})
