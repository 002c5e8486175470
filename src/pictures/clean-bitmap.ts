import type { Bitmap } from '../briefing/briefing.js'
import { cleanJpeg } from './clean-jpeg.js'

/** The chunks that make the picture and its colours. The rest is text, times, Exif, or frames of an animation. */
const pictureChunks = new Set('IHDR PLTE tRNS gAMA cHRM sRGB sBIT cICP IDAT IEND'.split(' '))

/** What only a decoder can turn into plain pixels: a colour profile, and Exif, which may turn the picture. */
const decodedChunks = new Set(['iCCP', 'eXIf'])

const signatureLength = 8

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

/**
 * Takes a PNG file; gives it without anything but the picture: no text, time or Exif, nothing behind its end, and of
 * an animation its still picture. No pixel changes.
 *
 * @returns undefined where only decoding can give the same picture, or where the file ends too early.
 */
function cleanPng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, signatureLength)]
  let at = signatureLength
  while (at + 12 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (decodedChunks.has(name) || end > bytes.length) return undefined
    if (pictureChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}
