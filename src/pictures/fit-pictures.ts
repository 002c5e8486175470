import type { Image } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { Bitmap, Picture, PictureSource } from '../briefing/briefing.js'
import type { OpenedPage } from '../browser/open-page.js'
import type { ParsedFile } from '../source/parse.js'
import { toDataUri } from './clean-bitmap.js'
import { type FitBitmap, fitBitmap, type Need } from './fit-bitmap.js'
import { PictureFault, reportLosses, reportPictureFault } from './picture-fault.js'
import { type Loss, Losses } from './svg/losses.js'

const dotsPerInch = 300
const millimetresPerInch = 25.4
/** On paper, too. */
const cssPixelsPerInch = 96

/**
 * The HTML edition's widest picture is the one that a reader prints: A4 with the margins of html-print.css. On a screen
 * the column has 640 CSS px, so that a display with three pixels for each is served as well. A screen scrolls, so that
 * no height bounds a picture.
 */
const screenNeed: Need = {
  medium: 'screen',
  width: Math.round((170 / millimetresPerInch) * dotsPerInch),
  height: Infinity,
}

/** Some of a briefing's files and pictures, as read or as fitted. */
interface Illustrated<Kind> {
  parsed: readonly ParsedFile[]
  pictures: ReadonlyMap<Image, Kind>
}

/**
 * Takes the pictures as read; returns them ready for a page, bitmaps without metadata and with the pixels that the HTML
 * edition needs. One that cannot be decoded gets a fatal message at its place in the text, and is left out.
 */
export async function fitPictures(
  { parsed, pictures }: Illustrated<PictureSource>,
  fit: FitBitmap = fitBitmap,
): Promise<Map<Image, Picture>> {
  const bitmaps = [...pictures].flatMap(([image, source]) =>
    source.kind === 'bitmap' ? [{ image, source, need: screenNeed }] : [],
  )
  const ready = new Map<Image, Picture>()
  for (const [image, picture] of pictures) if (picture.kind === 'drawing') ready.set(image, picture)
  const { fitted, faults } = await fitAll(bitmaps, fit)
  for (const { image, source, bitmap } of fitted) {
    const { kind, width, height } = bitmap
    ready.set(image, { kind, width, height, source, dataUri: toDataUri(bitmap) })
  }
  for (const { image, fault } of faults) reportFault(parsed, image, fault)
  return ready
}

/** Why a picture cannot be printed, or what it loses in print. */
export interface PrintedFault {
  /** The picture's, among those that the page was set with. */
  number: number
  fault: PictureFault | Loss
}

/** Whether the picture cannot be printed at all; any other fault only costs some of it. */
export function keepsFromPrinting({ fault }: PrintedFault): boolean {
  return fault instanceof PictureFault
}

/**
 * Takes the loaded page of the PDF edition and the pictures that it was set with; returns each bitmap in it the pixels
 * that its size on paper needs, made from its source. To be called before the page is measured. The browser's work alone
 * is watched: encoding may take as long as it needs.
 *
 * Returns what is wrong with those that cannot be decoded, and which drawings cut off words of their own.
 *
 * @throws the errors of `race`.
 */
export async function fitPrinted(
  { inPage, race }: OpenedPage,
  pictures: ReadonlyMap<Image, Picture>,
  fit: FitBitmap = fitBitmap,
): Promise<PrintedFault[]> {
  const shown = [...pictures.values()]
  const placed = await race(inPage.measurePictures(), 'layout')
  const bitmaps = placed.flatMap(({ index, number, width, height }) => {
    const picture = shown[number]
    if (picture?.kind !== 'bitmap') return []
    return [{ index, number, source: picture.source, need: toNeed(width, height) }]
  })
  const { fitted, faults } = await fitAll(bitmaps, fit)
  const replaced = fitted.map(({ index, bitmap }) => ({ index, dataUri: toDataUri(bitmap) }))
  await race(inPage.replacePictures(replaced), 'layout')
  const cut = shown.some(({ kind }) => kind === 'drawing')
    ? await race(inPage.findCutWords(), 'layout')
    : []
  return [...faults, ...cut.flatMap(({ number, text }) => describeCut(number, text))]
}

function describeCut(number: number, text: string): PrintedFault[] {
  const losses = new Losses()
  losses.add('edge', text)
  return losses.list().map((fault) => ({ number, fault }))
}

/** Puts a message at the place in the text of each picture that `fitPrinted` finds fault with, fatal if it cannot be printed. */
export function reportPrintedFaults(
  { parsed, pictures }: Illustrated<Picture>,
  faults: readonly PrintedFault[],
): void {
  const shown = [...pictures.keys()]
  for (const { number, fault } of faults) {
    const image = shown[number]
    if (fault instanceof PictureFault) {
      if (!image) throw fault
      reportFault(parsed, image, fault)
    } else if (image) {
      const file = findFile(parsed, image)
      if (file) reportLosses(file, image, [fault])
    }
  }
}

interface Wanted {
  source: Bitmap
  need: Need
}

/** Fits all at once; returns those that are fitted and those that cannot be, both in the order of the text. */
async function fitAll<Each extends Wanted>(
  bitmaps: readonly Each[],
  fit: FitBitmap,
): Promise<{ fitted: (Each & { bitmap: Bitmap })[]; faults: (Each & { fault: PictureFault })[] }> {
  const results = await Promise.allSettled(bitmaps.map(({ source, need }) => fit(source, need)))
  const fitted: (Each & { bitmap: Bitmap })[] = []
  const faults: (Each & { fault: PictureFault })[] = []
  for (const [index, wanted] of bitmaps.entries()) {
    const result = results[index]
    if (result?.status === 'fulfilled') fitted.push({ ...wanted, bitmap: result.value })
    else if (result?.reason instanceof PictureFault)
      faults.push({ ...wanted, fault: result.reason })
    else throw result?.reason
  }
  return { fitted, faults }
}

function reportFault(parsed: readonly ParsedFile[], image: Image, fault: PictureFault): void {
  const file = findFile(parsed, image)
  if (!file) throw fault
  reportPictureFault(file, image, fault)
}

function findFile(parsed: readonly ParsedFile[], wanted: Image): VFile | undefined {
  return parsed.find(({ tree, disclaimer }) => {
    let found = false
    for (const part of [tree, ...(disclaimer?.children ?? [])])
      visit(part, 'image', (image) => {
        found ||= image === wanted
      })
    return found
  })?.file
}

/** Takes a size on the page in CSS px, which may be next to nothing. */
function toNeed(width: number, height: number): Need {
  const toDots = (length: number) =>
    Math.max(1, Math.round((length / cssPixelsPerInch) * dotsPerInch))
  return { medium: 'print', width: toDots(width), height: toDots(height) }
}
