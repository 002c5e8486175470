import { createHash } from 'node:crypto'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { attachFiles } from '../../../src/pdf/finish/attachments.js'
import type { Evidence } from '../../../src/proof/pdf/evidence.js'
import pdfAttachments from '../../../src/proof/pdf/pdf-attachments.js'
import { readAttachments } from '../../../src/proof/pdf/read-attachments.js'

const files = [
  { name: '2024-03.stix.json', mediaType: 'application/json', description: 'STIX', content: '{}' },
  { name: '2024-03.iocs.csv', mediaType: 'text/csv', description: '表', content: 'type,値\r\n' },
]

const model = files.map(({ name, mediaType, content }) => ({
  name,
  mediaType,
  sha256: createHash('sha256').update(content).digest('hex'),
}))

const key = (text: string) => PDFName.of(text)

async function makePdf(break_: (document: PDFDocument) => void = () => {}): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  document.addPage()
  attachFiles(document, files, new Date(0))
  break_(document)
  return PDFDocument.load(await document.save(), { updateMetadata: false })
}

/** The rule reads nothing else of a file and its model. */
async function prove(document: PDFDocument, attachments?: typeof model): Promise<string[]> {
  const pdf = { attachments: readAttachments(document) }
  const evidence = { pdf, model: { attachments } } as unknown as Evidence
  return pdfAttachments.check(evidence, undefined).map(({ message }) => message)
}

function specification(document: PDFDocument, index = 0): PDFDict {
  return document.catalog.lookup(key('AF'), PDFArray).lookup(index, PDFDict)
}

function tree(document: PDFDocument): PDFDict {
  return document.catalog.lookup(key('Names'), PDFDict).lookup(key('EmbeddedFiles'), PDFDict)
}

describe('files that a PDF carries', () => {
  it('are found again, in the order of their names', async () => {
    expect(readAttachments(await makePdf())).toEqual(
      model.toReversed().map((file) => ({ ...file, relationship: 'Data', isAssociated: true })),
    )
  })

  it('are proved by the note model', async () => {
    expect(await prove(await makePdf(), model)).toEqual([])
    expect(await prove(await PDFDocument.create())).toEqual([])
  })

  it.each<[string, (document: PDFDocument) => void, string]>([
    [
      'one that is gone',
      (document) => {
        const names = tree(document).lookup(key('Names'), PDFArray)
        names.remove(1)
        names.remove(0)
      },
      'The PDF does not carry `2024-03.iocs.csv`',
    ],
    [
      'one that stands there twice',
      (document) => {
        const names = tree(document).lookup(key('Names'), PDFArray)
        for (const entry of names.asArray().slice(0, 2)) names.push(entry)
      },
      'The PDF carries `2024-03.iocs.csv` more than once',
    ],
    [
      'another content',
      (document) => {
        const other = document.context.stream('type\r\n', { Subtype: 'text/csv' })
        const embedded = specification(document).lookup(key('EF'), PDFDict)
        embedded.set(key('UF'), document.context.register(other))
      },
      '`2024-03.iocs.csv` in the PDF is not the one that was built with it',
    ],
    [
      'no content',
      (document) => specification(document).delete(key('EF')),
      '`2024-03.iocs.csv` in the PDF is not the one that was built with it',
    ],
    [
      'another relationship',
      (document) => specification(document).set(key('AFRelationship'), key('Source')),
      '`2024-03.iocs.csv` is not associated with the document as its data',
    ],
    [
      'one that the document does not name',
      (document) => document.catalog.lookup(key('AF'), PDFArray).remove(0),
      '`2024-03.iocs.csv` is not associated with the document as its data',
    ],
    [
      'another type',
      (document) => {
        const embedded = specification(document).lookup(key('EF'), PDFDict)
        const stream = document.context.lookup(embedded.get(key('UF')))
        if (stream && 'dict' in stream && stream.dict instanceof PDFDict)
          stream.dict.set(key('Subtype'), key('text/plain'))
      },
      '`2024-03.iocs.csv` says `text/plain` of its type, not `text/csv`',
    ],
    [
      'another name',
      (document) => specification(document).set(key('UF'), PDFString.of('b.csv')),
      'The PDF carries `b.csv`, which its report knows nothing of',
    ],
  ])('are missed where there is %s', async (_, break_, message) => {
    expect(await prove(await makePdf(break_), model)).toContain(message)
  })
})
