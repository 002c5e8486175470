import type { Bitmap } from '../briefing/briefing.js'
import { measureBitmap } from './measure-bitmap.js'

/** The chunks that make the picture and its colours. The rest is text, times, Exif, or frames of an animation. */
const pictureChunks = new Set('IHDR PLTE tRNS gAMA cHRM sRGB sBIT cICP IDAT IEND'.split(' '))

/** What only a decoder can apply to the pixels: a colour profile, and Exif, which may rotate the picture. */
const decodedChunks = new Set(['iCCP', 'eXIf'])

const signatureLength = 8

/**
 * Takes a bitmap; returns its file without metadata and with every pixel as it was. A briefing must not reveal where and
 * with which camera a photo was taken.
 *
 * @returns undefined if only decoding can give the same picture: see each format.
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
 * Takes a PNG file; returns it without anything but the picture: no text, time or Exif, nothing after its end, and only the
 * still picture of an animation. No pixel changes.
 *
 * @returns undefined if only decoding can give the same picture, or where the file ends too early.
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

const marker = { end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, adobe: 0xee } as const
const comment = 0xfe

/** What the hex of an Exif block has, in either byte order, for a picture that lies on its side or is mirrored. */
const turned = /0112000300000001000[2-8]|12010300010000000[2-8]00/

/** A profile's own name for the colours that everyone takes for granted, as ASCII or UTF-16. */
const standardColours = /s\0?R\0?G\0?B/

/**
 * Takes a JPEG file; returns it without anything but the picture: no Exif (place, time, camera, thumbnail), XMP, IPTC or
 * comment, nor what phones append, such as a video or a second picture. No pixel changes.
 *
 * @returns undefined if only decoding can give the same picture: it is to be turned, has colours of its own, is
 *   made of four inks, or is damaged.
 */
function cleanJpeg(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === marker.end) {
    if (bytes[at] !== 0xff) return undefined
    const kind = bytes[at + 1] ?? 0
    if (kind === 0xff) {
      at += 1
      continue
    }
    if (kind === marker.end) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, end)
    if (needsDecoding(kind, segment)) return undefined
    const next = kind === marker.scan ? findMarker(bytes, end) : end
    if (isPicture(kind)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return undefined
}

function needsDecoding(kind: number, segment: Buffer): boolean {
  if (kind === marker.app1) return turned.test(segment.toString('hex'))
  if (kind === marker.app2) {
    const text = segment.toString('latin1')
    return text.startsWith('ICC_PROFILE', 4) && !standardColours.test(text)
  }
  const isFrame = kind >= 0xc0 && kind <= 0xc2
  return isFrame && segment[9] === 4
}

/** Application segments are about the picture, except Adobe's, which says how its colours are coded. */
function isPicture(kind: number): boolean {
  const isApplication = kind >= marker.app0 && kind <= 0xef
  return kind === marker.adobe || !(isApplication || kind === comment)
}

/** Inside a scan 0xff is followed by 0 or by a restart mark. */
function findMarker(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, at + 2)
  }
  return bytes.length
}

/**
 * Takes the address of an `image`; returns the bitmap that it holds, without metadata where that needs no decoding.
 *
 * @returns undefined if it leads elsewhere; throws PictureFault where what it holds is no bitmap that we read
 */
export function readEmbeddedBitmap(href: string): Bitmap | undefined {
  const [, encoded] =
    /^\s*data:image\/(?:png|jpe?g|gif|webp)\s*;\s*base64\s*,([\w+/=\s-]*)$/i.exec(href) ?? []
  if (encoded === undefined) return undefined
  const bitmap = measureBitmap(Buffer.from(encoded, 'base64'))
  return { ...bitmap, bytes: cleanBitmap(bitmap) ?? bitmap.bytes }
}

/** A bitmap as an address that holds all of it. */
export function toDataUri({ format, bytes }: Bitmap): string {
  return `data:image/${format};base64,${bytes.toString('base64')}`
}
