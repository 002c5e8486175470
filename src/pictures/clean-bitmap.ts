import type { Bitmap } from '../briefing/briefing.js'
import { cleanJpeg } from './clean-jpeg.js'
import { cleanPng } from './clean-png.js'

/**
 * Takes a bitmap; gives its file without metadata and with every pixel as it was. A briefing must not tell where and
 * with what a photo was taken.
 *
 * @returns undefined where only decoding can give the same picture: see each format.
 */
export function cleanBitmap({ format, bytes }: Bitmap): Buffer | undefined {
  switch (format) {
    case 'jpeg':
      return cleanJpeg(bytes)
    case 'png':
      return cleanPng(bytes)
    case 'webp':
      return isSimpleWebp(bytes) ? bytes.subarray(0, 8 + bytes.readUInt32LE(4)) : undefined
    case 'gif':
      return undefined
  }
}

/** Only the extended form, `VP8X`, has metadata, a profile or several frames. */
function isSimpleWebp(bytes: Buffer): boolean {
  return bytes.toString('latin1', 12, 16) !== 'VP8X' && bytes.length >= 8 + bytes.readUInt32LE(4)
}
