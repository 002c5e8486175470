import { imageSize } from 'image-size'
import type { Bitmap, BitmapFormat } from '../briefing/briefing.js'
import { allow } from '../environment.js'
import { PictureFault } from './picture-fault.js'

/** Width times height: far more than a page needs, far less than what fills the memory. */
export const maximumPixels = 50_000_000

const formats: Readonly<Record<string, BitmapFormat>> = {
  png: 'png',
  jpg: 'jpeg',
  webp: 'webp',
  gif: 'gif',
}

/**
 * Reads the header of a picture's file, without decoding it.
 *
 * @throws PictureFault where it is none of our formats or has too many pixels.
 */
export function measureBitmap(bytes: Buffer): Bitmap {
  const expected = 'expected a PNG, JPEG, WebP, GIF or SVG file'
  let size: ReturnType<typeof imageSize>
  try {
    size = imageSize(bytes)
  } catch {
    throw new PictureFault(`its content is no picture; ${expected}`)
  }
  const { width, height } = size
  const format = formats[size.type ?? '']
  if (!format)
    throw new PictureFault(`it is a file of the kind ${size.type?.toUpperCase()}; ${expected}`)
  const most = allow(maximumPixels)
  if (width * height > most) {
    throw new PictureFault(
      `it has ${width} × ${height} pixels; make it smaller than ${most} in all`,
    )
  }
  return { kind: 'bitmap', format, bytes, width, height }
}
