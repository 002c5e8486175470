import path from 'node:path'
import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Image } from 'mdast'
import { hasScheme } from '../addresses/leads-to.js'
import { decodePercent } from '../addresses/percent.js'
import type { PictureSource } from '../briefing/briefing.js'
import { allow } from '../environment.js'
import { listVisits } from '../source/markdown/walk.js'
import type { ParsedFile } from '../source/parse.js'
import { FileRefused, readFileInside } from '../source/read-file-inside.js'
import { measureBitmap } from './measure-bitmap.js'
import { PictureFault, reportLosses, reportPictureFault } from './picture-fault.js'
import { sanitizeSvg } from './sanitize-svg.js'
import { decodeSvg } from './svg/decode-svg.js'

/** The largest file that is read as a picture, in bytes. */
export const maximumPictureBytes = 20 * 1024 * 1024

/**
 * Reads every picture that the files show, each only from inside the briefing's folder. A picture that is missing
 * or unfit gets a fatal message at its place in the text.
 */
export async function readPictures(
  folder: string,
  parsed: readonly ParsedFile[],
  sanitize: typeof sanitizeSvg = sanitizeSvg,
): Promise<Map<Image, PictureSource>> {
  const uses = parsed.flatMap(({ file, tree, disclaimer }) =>
    [tree, ...(disclaimer?.children ?? [])]
      .flatMap(listVisits)
      .flatMap(({ node }) => (node.type === 'image' ? [{ file, image: node }] : [])),
  )

  const read = await Promise.all(
    uses.map(async ({ file, image }, index) => {
      try {
        const bytes = await readInside(folder, image.url)
        if (!/\.svg$/i.test(image.url)) return measureBitmap(bytes)
        const { losses, ...drawing } = sanitize(decodeSvg(bytes), `picture-${index + 1}-`)
        reportLosses(file, image, losses)
        return { kind: 'drawing' as const, ...drawing }
      } catch (error) {
        reportPictureFault(file, image, error)
        return undefined
      }
    }),
  )
  return new Map(
    uses.flatMap(({ image }, index) => {
      const picture = read[index]
      return picture ? [[image, picture]] : []
    }),
  )
}

async function readInside(root: string, url: string): Promise<Buffer> {
  if (url === '') throw new PictureFault('it names no file; write one of the briefing’s folder')
  if (hasScheme(url)) {
    throw new PictureFault(
      'it is not a file of the briefing; save a copy in the briefing’s folder and name that',
    )
  }
  if (/^\{[{%]/.test(url)) {
    throw new PictureFault(
      'a site generator would make its address; copy it into the briefing’s folder and name the copy',
    )
  }
  const wanted = path.resolve(root, decodePercent(url))
  try {
    return await readFileInside(root, wanted, allow(maximumPictureBytes))
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const expected = `; expected it at ${path.relative('', wanted) || wanted}`
    throw new PictureFault(`${error.message}${error.kind === 'missing' ? expected : ''}`)
  }
}

/** Returns what a drawing shows as text; what its `title` and `desc` say is for those who cannot see it. */
export function lettersOf(element: Element): string {
  if (element.tagName === 'text') return textOf(element)
  return element.children
    .map((child) => (child.type === 'element' ? lettersOf(child) : ''))
    .join('')
}
