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

const names = new Map<string, PDFName>()

/** Returns the name for a text without a slash; remembered, as pdf-lib looks for escapes in it each time. */
export function name(text: string): PDFName {
  const known = names.get(text) ?? PDFName.of(text)
  names.set(text, known)
  return known
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
  return value instanceof PDFString ? value.decodeText() : undefined
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
