import type { PDFDocument } from '@cantoo/pdf-lib'
import type { ReadPdf, TextItem } from '../../../src/proof/pdf/facts.js'
import * as sabotage from './sabotage.js'

export function callItem(pdf: ReadPdf, note: string) {
  const { page, box } = sabotage.findLink(pdf, ({ destination }) => destination === note)
  const item = pdf.pages[page - 1]?.items.find(
    (candidate) =>
      candidate.box.left >= box.left - 1 &&
      candidate.box.right <= box.right + 1 &&
      candidate.box.bottom < box.top &&
      candidate.box.top > box.bottom,
  )
  if (!item) throw new Error(`No call of ${note}`)
  return item
}

/** What the line of some words begins with, without the number or sign that stands in the margin. */
export function firstInLine(pdf: ReadPdf, words: string): TextItem {
  const found = sabotage.findItem(pdf, words)
  const line = pdf.pages[found.page - 1]?.items.filter(
    ({ box, mark, text }) =>
      mark !== undefined &&
      Math.abs(box.bottom - found.box.bottom) < 2 &&
      !/^([•\d]+\s*)?$/.test(text.trim()),
  )
  return line?.toSorted((a, b) => a.box.left - b.box.left)[0] ?? found
}

/** The number of a note or of an item in a list. */
export function labelBefore(pdf: ReadPdf, text: string) {
  const note = sabotage.findItem(pdf, text)
  const label = pdf.pages[note.page - 1]?.items.find(
    (item) =>
      /^\d+\.?$/.test(item.text.trim()) &&
      item.box.right <= note.box.left + 1 &&
      Math.abs(item.box.bottom - note.box.bottom) < 4,
  )
  if (!label) throw new Error(`No number before ${text}`)
  return label
}

/** Moves a line up by points. */
export function moveLine(pdf: ReadPdf, document: PDFDocument, label: TextItem, up: number): void {
  const line = pdf.pages[label.page - 1]?.items.filter(
    ({ box, mark }) => mark !== undefined && Math.abs(box.bottom - label.box.bottom) < 4,
  )
  const first = new Map(line?.map((item) => [item.mark, item]))
  for (const item of first.values())
    sabotage.editMark(document, item, (text) => sabotage.shift(text, 0, (-up * 4) / 3))
}

export function external(pdf: ReadPdf, url: string) {
  return sabotage.findLink(pdf, (link) => link.url === url)
}

export function setUrl(pdf: ReadPdf, document: PDFDocument, from: string, to: string): void {
  sabotage.setAction(document, external(pdf, from), { S: 'URI', URI: to })
}

/** Changes the label of the Traffic Light Protocol at the head of a page, from its colour to its end. */
export function editLabel(document: PDFDocument, edit: (label: string) => string): void {
  sabotage.editPage(document, 4, (operators) =>
    operators.replace(/\.2 1 0 rg[\s\S]*?EMC/, (label) => edit(label)),
  )
}
