import { decodePercent } from '../../addresses/percent.js'
import { replaceReferences } from '../../source/characters/references.js'

/** Each decodes a text in one way; what is not encoded so stays as it is. */
const decoders: readonly ((text: string) => string)[] = [
  replaceReferences,
  decodeEscapes,
  decodePercentApart,
  decodeBase64,
]

/** Encodings within encodings: nobody nests them deeper by mistake. */
const deepest = 3

/**
 * Takes a text of a finished file; returns it, and what it says where references of HTML, escapes, `%41` and base64 are
 * decoded.
 */
export function listReadings(text: string): string[] {
  const readings = new Set([text])
  let latest = [text]
  for (let depth = 0; depth < deepest && latest.length > 0; depth += 1) {
    const decoded = latest.flatMap((one) => decoders.map((decode) => decode(one)))
    latest = [...new Set(decoded)].filter((one) => !readings.has(one))
    for (const one of latest) readings.add(one)
  }
  return [...readings]
}

/** `\n`, `\x41` and `\u0041` of scripts and JSON. */
function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|[nrt])/gi,
    (_, long?: string, short?: string) =>
      long || short ? String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)) : ' ',
  )
}

/** Run by run: one that encodes nothing readable hides no other. */
function decodePercentApart(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, decodePercent)
}

/** As many characters as encode a word or two; every word of a language may be base64. */
const base64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}/g

function decodeBase64(text: string): string {
  return text.replace(base64, (run) => readText(Buffer.from(run, 'base64')) ?? run)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Returns what bytes say as UTF-8; nothing where they are no text. */
function readText(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes)
    return /[^\P{C}\s]/u.test(text) ? undefined : text
  } catch {
    return undefined
  }
}
