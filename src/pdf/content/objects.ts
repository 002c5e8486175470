import { inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'

/** Small readers that give undefined instead of throwing: a PDF that is checked may hold anything. */

// Whoever asks pdf-lib for a reference or a name gets the same object each time. It looks for references by their text,
// and for escapes in names each time; here they are remembered.
const refs = new Map<number, PDFRef>()
const { of: makeRef } = PDFRef
PDFRef.of = (number, generation = 0) => {
  const known = generation === 0 ? refs.get(number) : undefined
  if (known) return known
  const made = makeRef(number, generation)
  if (generation === 0) refs.set(number, made)
  return made
}

const names = new Map<string, PDFName>()
const { of: makeName } = PDFName
PDFName.of = (text) => {
  const known = names.get(text)
  if (known) return known
  const made = makeName(text)
  names.set(text, made)
  return made
}

/** Returns the name for a text without a slash. */
export function name(text: string): PDFName {
  return PDFName.of(text)
}

const decoded = new WeakMap<PDFName, string>()

/** The text of a name, without its slash. */
export function readName(value: PDFName): string {
  const known = decoded.get(value) ?? value.decodeText()
  decoded.set(value, known)
  return known
}

/** Reads a key and follows a reference to the object itself. */
export function get(context: PDFContext, dict: PDFDict | undefined, key: string) {
  return context.lookup(dict?.get(name(key)))
}

/** The dictionary under a key, or that of a stream; undefined if there is none. */
export function getDict(context: PDFContext, dict: PDFDict | undefined, key: string) {
  return toDict(get(context, dict, key))
}

/** The number under a key; undefined if there is none. */
export function getNumber(context: PDFContext, dict: PDFDict | undefined, key: string) {
  const value = get(context, dict, key)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

/** The numbers of an array; whatever else it holds is left out. */
export function getNumbers(
  context: PDFContext,
  dict: PDFDict | undefined,
  key: string,
): readonly number[] {
  return getList(context, dict, key).flatMap((element) => {
    const value = context.lookup(element)
    return value instanceof PDFNumber ? [value.asNumber()] : []
  })
}

/** A name without its slash. */
export function getName(context: PDFContext, dict: PDFDict | undefined, key: string) {
  return toName(get(context, dict, key))
}

/** The text string under a key, decoded; undefined if there is none. */
export function getText(context: PDFContext, dict: PDFDict | undefined, key: string) {
  return toText(get(context, dict, key))
}

/** The elements of an array, or the one object that stands for it; elements are not looked up. */
export function getList(
  context: PDFContext,
  dict: PDFDict | undefined,
  key: string,
): readonly PDFObject[] {
  const value = get(context, dict, key)
  if (value instanceof PDFArray) return value.asArray()
  const direct = dict?.get(name(key))
  return direct === undefined || value === undefined ? [] : [direct]
}

/** A dictionary, also that of a stream. */
export function toDict(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFDict) return value
  return value instanceof PDFStream ? value.dict : undefined
}

/** The name without its slash; undefined for any other object. */
export function toName(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFName ? readName(value) : undefined
}

/** A text string, decoded from PDFDocEncoding or UTF-16 (ISO 32000-1, 7.9.2.2); undefined for any other object. */
export function toText(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFHexString) return readWide(value.asString()) ?? value.decodeText()
  if (!(value instanceof PDFString)) return undefined
  const written = value.asString()
  return isPlain.test(written) ? written : value.decodeText()
}

/** ASCII without escapes is what it is in every encoding. */
const isPlain = /^[ -[\]-~]*$/

/** Writes a text string as `PDFHexString.fromText` does, which takes each unit by itself. */
export function writeText(text: string): PDFHexString {
  return PDFHexString.of(
    `FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}`,
  )
}

/** Text in UTF-16 of plain characters, as most is that Chrome and `finish` write; undefined if it is of another kind. */
function readWide(digits: string): string | undefined {
  const bytes = Buffer.from(digits, 'hex')
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0
  if (!isWide || bytes.length * 2 !== digits.length) return undefined
  const text = bytes.subarray(2).swap16().toString('utf16le')
  return /[\ud800-\udfff]/.test(text) ? undefined : text
}

/** The reference itself; undefined for an object that stands in its place. */
export function toRef(value: PDFObject | undefined): PDFRef | undefined {
  return value instanceof PDFRef ? value : undefined
}

/** A stream's bytes as one character each. */
export function readStream(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFStream)) return ''
  if (!(stream instanceof PDFRawStream)) return toLatin1(stream.getContents())
  const { dict } = stream
  if (dict.get(name('Filter')) === name('FlateDecode') && !dict.has(name('DecodeParms'))) {
    try {
      return toLatin1(inflateSync(stream.getContents()))
    } catch {
      // A stream cut short: pdf-lib reads what there is.
    }
  }
  return toLatin1(decodePDFRawStream(stream).decode())
}

function toLatin1({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
}
