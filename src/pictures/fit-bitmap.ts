import type { Sharp, SharpConstructor } from 'sharp'
import type { Bitmap, BitmapFormat } from '../briefing/briefing.js'
import { allow } from '../environment.js'
import { BriefingError, exitCode } from '../exit-code.js'
import { cleanBitmap } from './clean-bitmap.js'
import { checkPixels, maximumPixels } from './measure-bitmap.js'

/** The pixels, in whole numbers, that an edition has use for. */
export interface Need {
  medium: 'screen' | 'print'
  width: number
  /** Infinity where only the width is bounded. */
  height: number
}

/** Gives a bitmap the pixels that an edition needs. */
export type FitBitmap = (bitmap: Bitmap, need: Need) => Promise<Bitmap>

const pngEffort = { compressionLevel: 9 }

/** A compromise between print quality and file size. */
const quality = 85

/**
 * Takes a bitmap; returns it without metadata, upright, in sRGB, and with no more pixels than needed: never more than it
 * had. What is plain and small enough already keeps its pixels. Of an animation only the first frame is left, since
 * both editions are documents to read. The same input gives the same bytes.
 *
 * For print a WebP becomes JPEG, or PNG where it is lossless or see-through: a PDF knows no WebP, and Chrome would put
 * its bare pixels in, many times the size.
 *
 * @throws PictureFault if not all of it can be decoded; BriefingError (usage) where the decoder is not installed.
 *   What goes wrong after that is not the picture's fault, and is thrown as it is.
 */
export async function fitBitmap(bitmap: Bitmap, need: Need): Promise<Bitmap> {
  const fits = bitmap.width <= need.width && bitmap.height <= need.height
  const cleaned = fits ? cleanBitmap(bitmap) : undefined
  const bytes = cleaned ?? bitmap.bytes
  const sharp = await loadSharp()
  await checkPixels(sharp, bytes)
  if (cleaned && !(bitmap.format === 'webp' && need.medium === 'print'))
    return { ...bitmap, bytes: cleaned }

  const source = sharp(bytes, { limitInputPixels: allow(maximumPixels), failOn: 'error' })
  const { hasAlpha, isPalette } = await source.metadata()
  const scaled = source.autoOrient().resize({
    width: need.width,
    ...(Number.isFinite(need.height) && { height: need.height }),
    fit: 'inside',
    withoutEnlargement: true,
  })
  const format = chooseFormat(bitmap, need, { hasAlpha })
  const whole = await encode(scaled, format, { lossless: isLossless(bitmap) })
  if (format !== 'png' || !isPalette) return whole
  const indexed = await toBitmap(
    scaled.clone().png({ ...pngEffort, palette: true, dither: 0 }),
    format,
  )
  return indexed.bytes.length < whole.bytes.length ? indexed : whole
}

function chooseFormat(
  bitmap: Bitmap,
  { medium }: Need,
  { hasAlpha }: { hasAlpha: boolean },
): BitmapFormat {
  if (bitmap.format === 'gif') return 'png'
  if (bitmap.format !== 'webp' || medium === 'screen') return bitmap.format
  return hasAlpha || isLossless(bitmap) ? 'png' : 'jpeg'
}

/** Whether a WebP has its pixels in the lossless form. */
function isLossless({ format, bytes }: Bitmap): boolean {
  return format === 'webp' && bytes.includes('VP8L')
}

function encode(
  picture: Sharp,
  format: BitmapFormat,
  { lossless }: { lossless: boolean },
): Promise<Bitmap> {
  const encoded = picture.clone()
  if (format === 'jpeg') return toBitmap(encoded.jpeg({ quality }), format)
  if (format === 'webp') return toBitmap(encoded.webp({ quality, lossless }), format)
  return toBitmap(encoded.png(pngEffort), format)
}

async function toBitmap(encoded: Sharp, format: BitmapFormat): Promise<Bitmap> {
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
  return { kind: 'bitmap', format, bytes: data, width: info.width, height: info.height }
}

/**
 * Loads the decoder when the first picture needs it: `check`, and a briefing of drawings, start without it.
 *
 * Its code for vectors rounds as the processor at hand does. Without it, machines agree on the bytes.
 */
async function loadSharp(): Promise<SharpConstructor> {
  try {
    const { default: sharp } = await import('sharp')
    sharp.simd(false)
    return sharp
  } catch (cause) {
    throw new BriefingError(
      'Pictures cannot be scaled: the package `sharp` is not installed for this system. Run `npm ci` on it, without --omit=optional.',
      exitCode.usage,
      { cause },
    )
  }
}
