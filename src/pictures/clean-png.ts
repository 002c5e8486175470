/** The chunks that make the picture and its colours. The rest is text, times, Exif, or frames of an animation. */
const picture = new Set('IHDR PLTE tRNS gAMA cHRM sRGB sBIT cICP IDAT IEND'.split(' '))

/** What only a decoder can turn into plain pixels: a colour profile, and Exif, which may turn the picture. */
const asks = new Set(['iCCP', 'eXIf'])

const signatureLength = 8

/**
 * Takes a PNG file; gives it without anything but the picture: no text, time or Exif, nothing behind its end, and of
 * an animation its still picture. No pixel changes.
 *
 * @returns undefined where only decoding can give the same picture, or where the file ends too early.
 */
export function cleanPng(bytes: Buffer): Buffer | undefined {
  const kept = [bytes.subarray(0, signatureLength)]
  let at = signatureLength
  while (at + 12 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (asks.has(name) || end > bytes.length) return undefined
    if (picture.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return undefined
}
