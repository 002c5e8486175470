import { describe, expect, it } from 'vitest'
import { gatherPdfEvidence } from '../../../src/proof/pdf/evidence.js'
import type { Box, ReadPdf, TextItem } from '../../../src/proof/pdf/facts.js'
import pdfClipped from '../../../src/proof/pdf/pdf-clipped.js'
import type { VerificationModel } from '../../../src/proof/verify-pdf.js'
import { noObjects } from './no-objects.js'

const model: VerificationModel = {
  formatVersion: 1,
  title: '',
  language: 'en',
  classification: '',
  toc: false,
  pages: 1,
  pagesBefore: 0,
  paper: { width: 600, height: 800, margin: { top: 50, right: 50, bottom: 50, left: 50 } },
  chapters: [],
  notes: [],
  texts: [],
  links: [],
  internalLinks: [],
}

/** Judges words from 30 to 130 in the tags given, seen within a clip; the type area begins at 50. */
function judge(role: string, clip: Box): string[] {
  const item: TextItem = {
    page: 1,
    text: 'Words',
    box: { left: 30, bottom: 396, right: 130, top: 412 },
    size: 16,
    mark: 'words',
  }
  const pdf: ReadPdf = {
    ...noObjects,
    pages: [{ number: 1, width: 600, height: 800, links: [], items: [item] }],
    structure: { role: 'Document', children: [{ role, children: [{ mark: 'words' }] }] },
    inkOf: () => ({
      runs: [{ x: 30, y: 400, colour: '#000000', clip, isDrawn: false }],
      grounds: [],
    }),
    destinations: new Map(),
    bookmarks: [],
  }
  const machine = { user: '', home: '', host: '' }
  const { evidence, tagged } = gatherPdfEvidence(pdf, model, machine)
  return pdfClipped.check(evidence, tagged).map(({ message }) => message)
}

describe('words that reach beyond the type area', () => {
  const inside = { left: 60, bottom: 300, right: 500, top: 500 }
  const beyond = '`Words` reaches beyond the type area on the left'

  it('are no fault in a picture that cuts them off within it', () => {
    expect(judge('Figure', inside)).toEqual([])
  })

  it('are one in a picture that reaches beyond it too', () => {
    expect(judge('Figure', { ...inside, left: 20 })).toEqual([beyond])
  })

  it('are one in a paragraph, even where something cuts them off', () => {
    expect(judge('P', inside)).toEqual([beyond])
  })
})
