import { describe, expect, it } from 'vitest'
import { gatherPdfEvidence } from '../../../src/proof/pdf/evidence.js'
import type { ReadPdf, TextItem } from '../../../src/proof/pdf/facts.js'
import pdfOutline from '../../../src/proof/pdf/pdf-outline.js'
import type { VerificationModel } from '../../../src/proof/verify-pdf.js'
import { noObjects } from './no-objects.js'

const source = { file: 'briefing.md', line: 11, column: 1 }

/** A briefing called “Plugins”, whose only heading is “Plugins” as well. */
const model: VerificationModel = {
  formatVersion: 1,
  title: 'Plugins',
  language: 'en',
  classification: '',
  toc: false,
  pages: 2,
  pagesBefore: 0,
  chapters: [],
  notes: [],
  texts: [
    { kind: 'paragraph', place: 'body', text: 'Before', ...source },
    { kind: 'heading', place: 'body', text: 'Plugins', title: 'Plugins', ...source },
  ],
  links: [],
  internalLinks: [],
}

const item = (text: string, page: number): TextItem => ({
  page,
  text,
  box: { left: 60, bottom: 396, right: 160, top: 412 },
  size: 16,
  mark: `${text} ${page}`,
})

/** Judges the bookmarks of a file whose title stands on page 1 and whose heading stands on page 2. */
function judge(...pagesOfBookmarks: readonly number[]): string[] {
  const first = [item('Plugins', 1), item('Before', 1)]
  const second = [item('Plugins', 2)]
  const roles = ['H1', 'P', 'H2']
  const pdf: ReadPdf = {
    ...noObjects,
    pages: [first, second].map((items, index) => ({
      number: index + 1,
      width: 600,
      height: 800,
      links: [],
      items,
    })),
    structure: {
      role: 'Document',
      children: [...first, ...second].map(({ mark }, index) => ({
        role: roles[index] ?? 'P',
        children: [{ mark: mark ?? '' }],
      })),
    },
    destinations: new Map(),
    bookmarks: pagesOfBookmarks.map((page) => ({ title: 'Plugins', page })),
  }
  const machine = { user: '', home: '', host: '' }
  const { evidence, tagged } = gatherPdfEvidence(pdf, model, machine)
  return pdfOutline.check(evidence, tagged).map(({ message }) => message)
}

describe('bookmarks of headings that say the same', () => {
  it('may lead to the title first', () => {
    expect(judge(1, 2)).toEqual([])
  })

  it('are a fault where none leads to the page of the heading', () => {
    const wrong = ['The bookmark `Plugins` leads to page 1, but its heading is on page 2']
    expect(judge(1, 1)).toEqual(wrong)
    expect(judge(1)).toEqual(wrong)
  })
})
