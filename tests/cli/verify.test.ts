import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyCommand } from '../../src/cli/verify.js'
import { BriefingError, exitCode } from '../../src/exit-code.js'
import type { ReadPdf } from '../../src/proof/pdf/facts.js'
import { readPdf } from '../../src/proof/pdf/read-pdf.js'
import { writeBriefing } from '../briefing-folder.js'
import { type BuiltPdf, buildPdfs, fixtureFiles } from '../proof/pdf/fixture.js'
import * as sabotage from '../proof/pdf/sabotage.js'
import { spoiled } from '../proof/pdf/spoiled.js'
import { failed, passed, reportOf, writePrinter } from '../proof/verapdf/stand-in.js'

let fixture: BuiltPdf
let pdf: ReadPdf

beforeAll(async () => {
  const folder = await writeBriefing({ '01-chapter.md': null, ...fixtureFiles })
  const [built] = await buildPdfs([folder])
  if (!built) throw new Error('The fixture was not built')
  fixture = built
  pdf = await readPdf(fixture.bytes)
}, 180_000)

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

  it('names the PDF in a folder', async () => {
    const at = await write({ 'a.pdf': fixture.bytes })
    const folder = path.dirname(at('a.pdf'))
    await expect(verifyCommand(folder)).rejects.toThrow(
      `it is a folder. Name the PDF in it, such as ${path.join(folder, path.basename(folder))}.pdf.`,
    )
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
      /5 notes.*\nveraPDF 1\.28\.2 finds nothing against PDF\/UA-1 and PDF\/A-3a\.$/,
    )
  })

  it('exits with 4 where veraPDF finds something, also when the environment names it', async () => {
    const at = await write({ 'a.pdf': fixture.bytes, 'a.json': model() })
    const verapdf = await writePrinter(reportOf({ validationResult: [failed] }), 1)
    vi.stubEnv('BRIEFING_VERAPDF', verapdf)
    expect(await verifyCommand(at('a.pdf'))).toBe(exitCode.verificationFailed)
    expect(said.join('\n')).toMatch(
      /a\.pdf: error PDF\/UA-1, 7\.18\.5-2: .*\(page 7\) \[verapdf\]\n[\s\S]*failed verification: 4 errors\./,
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
      /it belongs to the HTML edition, which was built alone; build the briefing with its PDF edition, or name the PDF's own with --model/,
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
