import { type PDFDict, type PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { Paper, PlacedTarget } from '../../briefing/pages.js'
import { destinationName, idOfDestination, targetScheme } from '../content/destination-name.js'
import { get, getDict, getText, name as pdfName, readName, toDict } from '../content/objects.js'

/** Makes links to an id as `targetScheme` has them links to a destination of that name. */
export function leadLinks(document: PDFDocument): void {
  for (const annotation of listAnnotations(document)) {
    const uri = getText(document.context, getDict(document.context, annotation, 'A'), 'URI')
    if (!uri?.startsWith(targetScheme)) continue
    const id = decodeURIComponent(uri.slice(targetScheme.length))
    annotation.delete(pdfName('A'))
    annotation.set(pdfName('Dest'), pdfName(destinationName(id)))
  }
}

/** Adds a named destination for each target. */
export function writeDestinations(
  document: PDFDocument,
  targets: readonly PlacedTarget[],
  { margin }: Paper,
): void {
  const { context, catalog } = document
  const sheets = document.getPages()
  const places = getDict(context, catalog, 'Dests') ?? context.obj({})
  const points = (pixels: number) => PDFNumber.of(round(pixels))
  for (const { id, page, left, top } of targets) {
    const sheet = sheets[page - 1]
    if (!sheet) continue
    const x = points(margin.left + left * pointsPerPixel)
    const y = points(sheet.getHeight() - margin.top - top * pointsPerPixel)
    places.set(pdfName(destinationName(id)), context.obj([sheet.ref, 'XYZ', x, y, 0]))
  }
  if (places.keys().length > 0) catalog.set(pdfName('Dests'), places)
}

const pointsPerPixel = 0.75

/** Gives every destination of Chrome's own a name that is short enough for a PDF, and the links to it that name. */
export function renameDestinations(document: PDFDocument): void {
  const { context, catalog } = document
  const places = getDict(context, catalog, 'Dests')
  for (const [from, place] of places?.entries() ?? []) {
    const to = shortenName(from)
    if (to === from) continue
    places?.delete(from)
    places?.set(to, place)
  }
  for (const annotation of listAnnotations(document)) {
    const holders = [
      [annotation, 'Dest'],
      [getDict(context, annotation, 'A'), 'D'],
    ] as const
    for (const [holder, key] of holders) {
      const named = get(context, holder, key)
      if (named instanceof PDFName) holder?.set(pdfName(key), shortenName(named))
    }
  }
}

function listAnnotations(document: PDFDocument): PDFDict[] {
  return document
    .getPages()
    .flatMap(({ node }) => node.Annots()?.asArray() ?? [])
    .flatMap((entry) => toDict(document.context.lookup(entry)) ?? [])
}

function shortenName(named: PDFName): PDFName {
  return pdfName(destinationName(idOfDestination(readName(named))))
}

function round(points: number): number {
  return Math.round(points * 100) / 100
}
