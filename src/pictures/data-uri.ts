import type { Bitmap } from '../briefing/briefing.js'
import { cleanBitmap } from './clean-bitmap.js'
import { measureBitmap } from './measure-bitmap.js'

/**
 * Takes the address of an `image`; gives the bitmap that it holds, without metadata where that needs no decoding.
 *
 * @returns undefined where it leads elsewhere; throws PictureFault where what it holds is no bitmap of ours
 */
export function readEmbeddedBitmap(href: string): Bitmap | undefined {
  const [, encoded] =
    /^\s*data:image\/(?:png|jpe?g|gif|webp)\s*;\s*base64\s*,([\w+/=\s-]*)$/i.exec(href) ?? []
  if (encoded === undefined) return undefined
  const bitmap = measureBitmap(Buffer.from(encoded, 'base64'))
  return { ...bitmap, bytes: cleanBitmap(bitmap) ?? bitmap.bytes }
}

export function toDataUri({ format, bytes }: Bitmap): string {
  return `data:image/${format};base64,${bytes.toString('base64')}`
}
