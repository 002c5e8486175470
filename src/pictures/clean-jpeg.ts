const marker = { end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, adobe: 0xee } as const
const comment = 0xfe

/** What the hex of an Exif block has, in either byte order, for a picture that lies on its side or is mirrored. */
const turned = /0112000300000001000[2-8]|12010300010000000[2-8]00/

/** A profile's own name for the colours that everybody takes for granted, as ASCII or UTF-16. */
const standardColours = /s\0?R\0?G\0?B/

/**
 * Takes a JPEG file; gives it without anything but the picture: no Exif (place, time, camera, thumbnail), XMP, IPTC or
 * comment, nor what phones hide behind the end, such as a film or a second picture. No pixel changes.
 *
 * @returns undefined where only decoding can give the same picture: it is to be turned, has colours of its own, is
 *   made of four inks, or is damaged.
 */
export function cleanJpeg(bytes: Buffer): Buffer | undefined {
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

/** Application segments are about the picture, but for Adobe's, which says how its colours are coded. */
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
