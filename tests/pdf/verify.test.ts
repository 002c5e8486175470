import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyCommand } from '../../src/commands/verify.js'
import { BriefingError, exitCode } from '../../src/exit-code.js'
import { gather } from '../../src/pdf/verify/evidence.js'
import type { ReadPdf } from '../../src/pdf/verify/facts.js'
import { readPdf } from '../../src/pdf/verify/read-pdf.js'
import { type VerificationModel, verifyPdf, verifyRules } from '../../src/pdf/verify.js'
import { writeBriefing } from '../briefing-folder.js'
import { type BuiltPdf, buildPdfs, fixtureFiles } from './verify-fixture.js'
import * as sabotage from './verify-sabotage.js'
import { spoiled } from './verify-spoiled.js'

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

  it.each([0, 1])('gives none either for sample %i', async (index) => {
    const { bytes, model } = samples[index] ?? fixture
    expect(await verifyPdf(bytes, model)).toEqual([])
  })

  // It is right: Chrome lets two calls in a table row that moved to page 8 be on page 7. Once `finish` sets such
  // places right, this is a sample like the others.
  it('gives none for the English sample', async () => {
    const { bytes, model } = samples[2] ?? fixture
    expect(await verifyPdf(bytes, model)).toEqual([])
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
  // Needs a theme whose references name pages.
  others.push('pdf-reference-pages')
  const tried = new Set([...spoiled.map(([ruleId]) => ruleId), ...others])
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
    return () => vi.restoreAllMocks()
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
