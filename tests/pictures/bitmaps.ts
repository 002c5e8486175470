import sharp, { type Sharp } from 'sharp'
import { measureBitmap } from '../../src/pictures/measure-bitmap.js'
import type { Bitmap } from '../../src/report/briefing.js'

/** Where the photos of the tests were taken. */
export const exif = {
  IFD0: { Artist: 'Somebody', Model: 'A phone' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 22/1' },
}

/** A scene whose left half is red and whose right half is blue, over a green strip at its foot. */
export function paint(width: number, height: number): Sharp {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 4 4" preserveAspectRatio="none"><path fill="#c03020" d="M0 0h2v4H0z"/><path fill="#2040b0" d="M2 0h2v4H2z"/><path fill="#20a040" d="M0 3h4v1H0z"/></svg>`
  return sharp(Buffer.from(scene)).removeAlpha()
}

export async function toBitmap(picture: Sharp): Promise<Bitmap> {
  return measureBitmap(await picture.toBuffer())
}

/** The numbers of all pixels. */
export function readPixels({ bytes }: Bitmap): Promise<Buffer> {
  return sharp(bytes, { ignoreIcc: true }).raw().toBuffer()
}

/** The numbers of one pixel, whatever colours its file says they mean; its place given in fractions of the picture's width and height. */
export async function readColour(bitmap: Bitmap, x: number, y: number): Promise<number[]> {
  const pixels = sharp(bitmap.bytes, { ignoreIcc: true }).raw()
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true })
  const at = Math.floor(y * info.height) * info.width + Math.floor(x * info.width)
  return [...data.subarray(at * info.channels, (at + 1) * info.channels)]
}

/** Whether two colours look the same, by default after a lossy format has had them. */
export function isNear(one: readonly number[], other: readonly number[], tolerance = 12): boolean {
  return other.every((value, channel) => Math.abs(value - (one[channel] ?? -99)) <= tolerance)
}
