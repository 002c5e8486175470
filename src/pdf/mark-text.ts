import type { PDFContext, PDFDict } from '@cantoo/pdf-lib'
import { readOperands } from './content-stream.js'
import type { Shown } from './marks.js'
import { get, getDict, name, readStream, toDict } from './objects.js'
import { parseToUnicode, type ToUnicode } from './to-unicode.js'

export type ReadText = (shown: readonly Shown[]) => string

/**
 * Gives a function that reads what marks show. A new line between two words of Latin script becomes a space, as
 * Chrome does not print the space at a line's end.
 */
export function createTextReader(context: PDFContext): ReadText {
  const maps = new Map<PDFDict, ToUnicode | undefined>()
  const mapOf = ({ content, font }: Shown): ToUnicode | undefined => {
    const dict = toDict(
      context.lookup(getDict(context, content.resources, 'Font')?.get(name(font))),
    )
    if (!dict) return undefined
    if (!maps.has(dict)) {
      const stream = readStream(get(context, dict, 'ToUnicode'))
      maps.set(dict, stream === '' ? undefined : parseToUnicode(stream))
    }
    return maps.get(dict)
  }
  return (shown) => {
    let text = ''
    let line: number | undefined
    for (const one of shown) {
      const piece = one.text ?? decode(one.codes ?? '', mapOf(one))
      // An address breaks anywhere, and without a space.
      const broken = line !== undefined && line !== one.line && !/:\/\/\S*$/.test(text)
      if (broken && /[\w,.;:!?)’”]$/.test(text) && /^[\w(‘“]/.test(piece)) text += ' '
      text += piece
      line = one.line
    }
    return text
  }
}

function decode(codes: string, map: ToUnicode | undefined): string {
  const operands = readOperands(codes, {
    operator: '',
    from: 0,
    at: codes.length,
    to: codes.length,
  })
  return operands.map((operand) => decodeString(operand, map)).join('')
}

function decodeString(codes: string, map: ToUnicode | undefined): string {
  if (!/^[(<]/.test(codes)) return ''
  const bytes = codes.startsWith('<') ? Buffer.from(codes.slice(1, -1), 'hex') : readEscapes(codes)
  if (!map) return bytes.toString('latin1')
  let text = ''
  for (let index = 0; index + map.width <= bytes.length; index += map.width)
    text += map.characters.get(bytes.readUIntBE(index, map.width)) ?? '\ufffd'
  return text
}

/** A string in parentheses: the escapes of ISO 32000-1, 7.3.4.2. */
function readEscapes(codes: string): Buffer {
  const text = codes.slice(1, -1).replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 255)
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r\n': '' }[escaped] ?? escaped
  })
  return Buffer.from(text, 'latin1')
}
