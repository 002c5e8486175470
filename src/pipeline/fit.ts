import type { Image } from 'mdast'
import type { Page } from 'puppeteer'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { measurePictures } from '../browser/measure-pictures.js'
import { replacePictures } from '../browser/replace-pictures.js'
import { fitBitmap, type Need } from '../pictures/fit-bitmap.js'
import { reportPictureFault } from '../pictures/picture-fault.js'
import type { Bitmap, Picture, PictureSource } from '../report/briefing.js'
import type { ParsedFile } from '../report/parsed-file.js'

const dotsPerInch = 300
/** On paper, too. */
const cssPixelsPerInch = 96

/**
 * The HTML edition's widest picture is the one that a reader prints: A4 with the margins of html-print.css. On a screen
 * the column has 640 CSS px, so that a display with three pixels for each is served as well. A screen scrolls, so that
 * no height bounds a picture.
 */
const screenNeed: Need = {
  medium: 'screen',
  width: Math.round((170 / 25.4) * dotsPerInch),
  height: Infinity,
}

/** What was read of a briefing, as far as its pictures go. */
export interface Illustrated {
  parsed: readonly ParsedFile[]
  pictures: ReadonlyMap<Image, PictureSource>
}

/**
 * Takes the pictures as read; gives them ready for a page, bitmaps without metadata and with the pixels that the HTML
 * edition needs. One that cannot be decoded gets a fatal message at its place in the text, and is left out.
 */
export async function fitPictures(
  { parsed, pictures }: Illustrated,
  fit: typeof fitBitmap = fitBitmap,
): Promise<Map<Image, Picture>> {
  const fitted = await Promise.all(
    [...pictures].map(async ([image, picture]): Promise<[Image, Picture][]> => {
      if (picture.kind === 'drawing') return [[image, picture]]
      const bitmap = await fitOrReport(parsed, image, () => fit(picture, screenNeed))
      if (!bitmap) return []
      const { kind, width, height } = bitmap
      return [[image, { kind, width, height, dataUri: toDataUri(bitmap) }]]
    }),
  )
  return new Map(fitted.flat())
}

/**
 * Takes the loaded page of the PDF edition; gives each bitmap in it the pixels that its size on paper needs, made
 * from its source, not from what stood there. To be called before the page is measured. Faults as above.
 */
export async function fitPrinted(
  page: Page,
  { parsed, pictures }: Illustrated,
  fit: typeof fitBitmap = fitBitmap,
): Promise<void> {
  const sources = [...pictures]
  const replacements = await Promise.all(
    (await page.evaluate(measurePictures)).map(async ({ index, picture, width, height }) => {
      const [image, source] = sources[picture] ?? []
      if (!image || source?.kind !== 'bitmap') return []
      const bitmap = await fitOrReport(parsed, image, () => fit(source, toNeed(width, height)))
      return bitmap ? [{ index, dataUri: toDataUri(bitmap) }] : []
    }),
  )
  await page.evaluate(replacePictures, replacements.flat())
}

async function fitOrReport(
  parsed: readonly ParsedFile[],
  image: Image,
  fit: () => Promise<Bitmap>,
): Promise<Bitmap | undefined> {
  try {
    return await fit()
  } catch (error) {
    const file = findFile(parsed, image)
    if (!file) throw error
    reportPictureFault(file, image, error)
    return undefined
  }
}

function findFile(parsed: readonly ParsedFile[], wanted: Image): VFile | undefined {
  return parsed.find(({ tree }) => {
    let found = false
    visit(tree, 'image', (image) => {
      found ||= image === wanted
    })
    return found
  })?.file
}

/** Takes a size on the page in CSS px. */
function toNeed(width: number, height: number): Need {
  const toDots = (length: number) => Math.round((length / cssPixelsPerInch) * dotsPerInch)
  return { medium: 'print', width: toDots(width), height: toDots(height) }
}

function toDataUri({ format, bytes }: Bitmap): string {
  return `data:image/${format};base64,${bytes.toString('base64')}`
}
