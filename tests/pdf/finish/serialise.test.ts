import { PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { serialise } from '../../../src/pdf/finish/serialise.js'
import { measureAwaited } from '../../processor-time.js'

/** A document of two pages with so many objects that they fill several streams, and numbers that nobody has. */
async function makeDocument(objects = 2500) {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.addPage([100, 200])
  document.addPage([300, 400])
  const { context } = document
  const values = Array.from({ length: objects }, (_, index) => {
    if (index % 7 === 3) context.nextRef()
    return context.register(context.obj({ Value: index, Name: PDFName.of(`n ${index}`) }))
  })
  const stream = context.register(
    PDFRawStream.of(context.obj({ Length: 5 }), new Uint8Array([0, 10, 13, 128, 255])),
  )
  document.catalog.set(PDFName.of('Values'), context.obj(values))
  document.catalog.set(PDFName.of('Data'), stream)
  context.trailerInfo.ID = context.obj([PDFHexString.of('AB'), PDFHexString.of('CD')])
  await document.flush()
  return document
}

describe('serialise', () => {
  it('writes a file that gives the same objects when it is read', async () => {
    const { context, catalog } = await makeDocument()
    const read = await PDFDocument.load(await serialise(context), { updateMetadata: false })
    const values = read.catalog.lookup(PDFName.of('Values'))
    expect(String(values)).toBe(String(catalog.lookup(PDFName.of('Values'))))
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      expect(String(read.context.lookup(ref)), `object ${ref.objectNumber}`).toBe(String(object))
    }
    const data = read.catalog.lookup(PDFName.of('Data'))
    expect(data instanceof PDFRawStream && [...data.getContents()]).toEqual([0, 10, 13, 128, 255])
    expect(String(read.context.trailerInfo.ID)).toBe('[ <AB> <CD> ]')
  })

  it('writes a file that another reader takes without repairing it', async () => {
    const { context } = await makeDocument()
    const pdf = await getDocumentProxy(new Uint8Array(await serialise(context)), {
      stopAtErrors: true,
    })
    expect(pdf.numPages).toBe(2)
    expect((await pdf.getPage(2)).view).toEqual([0, 0, 300, 400])
  })

  it('gives the same bytes for the same objects', async () => {
    const [first, second] = [await makeDocument(300), await makeDocument(300)]
    const [one, other] = [await serialise(first.context), await serialise(second.context)]
    expect(one.equals(other)).toBe(true)
  })

  it('takes no more than in proportion for many objects', async () => {
    const few = await makeDocument(4000)
    const many = await makeDocument(32_000)
    const time = ({ context }: PDFDocument) => measureAwaited(() => serialise(context))
    await time(few)
    const fastest = Math.min(await time(few), await time(few), await time(few))
    // Eight times the objects; with the square of them it would be sixty-four times.
    expect(await time(many)).toBeLessThan(24 * fastest)
  })
})
