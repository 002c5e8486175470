import { PictureFault } from '../picture-fault.js'

/**
 * Takes the bytes of an SVG file; returns its text, read as its byte order mark or its XML declaration says, else as
 * UTF-8 (XML 1.0, Appendix F).
 *
 * @throws PictureFault if it is in no encoding that we read, or not in the one that it names
 */
export function decodeSvg(bytes: Buffer): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new PictureFault(`its text is not in the encoding ${encoding}; save it as UTF-8`)
  }
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const start = bytes.toString('latin1', 0, 200)
  const [, named] = /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(start) ?? []
  // What says UTF-16 and could be read up to here is no such text.
  return named === undefined || /^utf-?16/i.test(named) ? 'utf-8' : named
}
