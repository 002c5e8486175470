import { imageSize } from 'image-size'
import type { SharpConstructor } from 'sharp'
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
 * @throws PictureFault if it is not in one of our formats or has too many pixels.
 */
export function measureBitmap(bytes: Buffer): Bitmap {
  const expected = 'expected a PNG, JPEG, WebP, GIF or SVG file'
  let size: ReturnType<typeof imageSize>
  try {
    size = imageSize(bytes)
  } catch {
    throw new PictureFault(`its content is not a picture; ${expected}`)
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

/** What libjpeg says of bytes after the picture, as some cameras leave them. Nothing of the picture is lost. */
const harmless = /extraneous bytes before marker/

/** What libvips and its decoders say when the machine has no more memory. */
const noMemory = /out of memory|insufficient memory/i

/**
 * Takes the decoder and a bitmap's file, and decodes all of it. The pixels are dropped on the way, so that few pictures
 * are in memory whole.
 *
 * @throws PictureFault if some of the picture is damaged or missing. A browser does not tell of that in a JPEG.
 */
export async function checkPixels(sharp: SharpConstructor, bytes: Buffer): Promise<void> {
  try {
    await decode(sharp, bytes, 'warning').catch((warning: unknown) => {
      if (!harmless.test(String(warning))) throw warning
      return decode(sharp, bytes, 'error')
    })
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError || noMemory.test(error.message))
      throw error
    const [reason] = error.message.split(/:?\n/)
    throw new PictureFault(`its content is damaged (${reason}); save it again`)
  }
}

/** Without the extract, which asks for all of it, a JPEG is decoded at an eighth of its size, and not to its end. */
async function decode(
  sharp: SharpConstructor,
  bytes: Buffer,
  failOn: 'warning' | 'error',
): Promise<void> {
  const source = sharp(bytes, { limitInputPixels: allow(maximumPixels), failOn })
  const { width, height } = await source.metadata()
  const whole = source.extract({ left: 0, top: 0, width, height })
  await whole.resize(1, 1, { fit: 'fill' }).raw().toBuffer()
}
