import { PDFDocument } from '@cantoo/pdf-lib'
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

describe('checkUa', () => {
  it('finds nothing in a good file', async () => {
    expect(await checkUa(good)).toEqual([])
  })

  it.each(sabotages)('%s: %s', async (clause, _, break_) => {
    const document = await PDFDocument.load(good, { updateMetadata: false })
    break_(document)
    const failures = await checkUa(document)
    expect(failures.map((failure) => failure.clause)).toContain(clause)
  })

  it('names the page', async () => {
    const document = await PDFDocument.load(good, { updateMetadata: false })
    sabotages.find(([clause]) => clause === '7.3-1')?.[2](document)
    expect(await checkUa(document)).toEqual([
      { clause: '7.3-1', message: 'A Figure has no alternative text', page: expect.any(Number) },
    ])
  })

  it('says of an untagged file that it is untagged', async () => {
    const document = await PDFDocument.create()
    document.addPage().drawRectangle({ width: 9, height: 9 })
    const clauses = (await checkUa(await document.save())).map(({ clause }) => clause)
    expect(clauses).toEqual(
      expect.arrayContaining(['6.2-1', '7.1-3', '7.1-8', '7.1-10', '7.1-11', '7.2-33']),
    )
  })
})
