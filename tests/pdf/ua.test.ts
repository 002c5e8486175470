import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkUa } from '../../src/pdf/ua.js'
import { finishTiny, printTiny } from './finish-fixture.js'
import { sabotages } from './ua-sabotage.js'

let good: Uint8Array

beforeAll(async () => {
  const [raw] = await printTiny(1)
  if (!raw) throw new Error('Expected a PDF')
  good = await finishTiny(raw)
})

const load = (pdf: Uint8Array): Promise<PDFDocument> =>
  PDFDocument.load(pdf, { updateMetadata: false })

describe('checkUa', () => {
  it('finds nothing in a good file', async () => {
    expect(checkUa(await load(good))).toEqual([])
  })

  it.each(sabotages)('%s: %s', async (clause, _, break_) => {
    const document = await load(good)
    break_(document)
    const failures = checkUa(document)
    expect(failures.map((failure) => failure.clause)).toContain(clause)
  })

  it('names the page, and what stands around', async () => {
    const document = await load(good)
    sabotages.find(([clause]) => clause === '7.3-1')?.[2](document)
    expect(checkUa(document)).toEqual([
      {
        clause: '7.3-1',
        message: 'A Figure has no alternative text',
        page: expect.any(Number),
        marks: expect.arrayContaining([expect.stringMatching(/^\d+:\d+$/)]),
      },
    ])
  })

  it('tells of each breach, also of two on one page', async () => {
    const document = await load(good)
    for (const [, object] of document.context.enumerateIndirectObjects())
      if (object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of('Note'))
        object.delete(PDFName.of('ID'))
    const failures = checkUa(document)
    expect(failures.map(({ clause }) => clause)).toEqual(Array(6).fill('7.9-1'))
    expect(new Set(failures.map(({ page }) => page)).size).toBeLessThan(6)
  })

  it('says of an untagged file that it is untagged', async () => {
    const document = await PDFDocument.create()
    document.addPage().drawRectangle({ width: 9, height: 9 })
    const clauses = checkUa(await load(await document.save())).map(({ clause }) => clause)
    expect(clauses).toEqual(
      expect.arrayContaining(['6.2-1', '7.1-3', '7.1-8', '7.1-10', '7.1-11', '7.2-33']),
    )
  })
})
