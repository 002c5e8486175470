import {
  PDFArray,
  PDFBool,
  PDFCatalog,
  type PDFContext,
  PDFDict,
  PDFHexString,
  type PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { name } from './objects.js'

/** Something out of the ordinary, which is left to pdf-lib. */
export class UnusualSyntax extends Error {}

/** Classes of characters (ISO 32000-1, 7.2.2): 1 white space, 2 delimiter, 3 digit, 4 sign or point, 0 others. */
const classes = new Uint8Array(256)
for (const character of '\0\t\n\f\r ') classes[character.charCodeAt(0)] = 1
for (const character of '()<>[]{}/%') classes[character.charCodeAt(0)] = 2
for (const character of '0123456789') classes[character.charCodeAt(0)] = 3
for (const character of '+-.') classes[character.charCodeAt(0)] = 4

/**
 * Reads objects (ISO 32000-1, 7.3) from a text of one character a byte. It gives what pdf-lib does, which reads byte by
 * byte, or throws `UnusualSyntax`.
 */
export class ObjectReader {
  readonly #text: string
  readonly #context: PDFContext
  #at = 0

  constructor(text: string, context: PDFContext) {
    this.#text = text
    this.#context = context
  }

  readObjectAt(at: number): PDFObject {
    this.#at = at
    return this.#readObject()
  }

  /** A whole number without a sign. */
  readDigits(): number {
    this.#skipSpace()
    const start = this.#at
    while (this.#classAt(this.#at) === 3) this.#at += 1
    if (this.#at === start) throw new UnusualSyntax()
    return Number(this.#text.slice(start, this.#at))
  }

  #readObject(): PDFObject {
    this.#skipSpace()
    const kind = this.#classAt(this.#at)
    if (kind === 3) return this.#readReferenceOrNumber()
    if (kind === 4) return this.#readNumber()
    switch (this.#text[this.#at]) {
      case '/':
        return this.#readName()
      case '<':
        return this.#text[this.#at + 1] === '<' ? this.#readDictionary() : this.#readHex()
      case '[':
        return this.#readArray()
      case '(':
        return this.#readString()
      default:
        return this.#readWord()
    }
  }

  #readDictionary(): PDFDict {
    const entries = new Map<PDFName, PDFObject>()
    this.#at += 2
    for (this.#skipSpace(); this.#text[this.#at] === '/'; this.#skipSpace())
      entries.set(this.#readName(), this.#readObject())
    this.#pass('>>')
    this.#skipSpace()
    if (this.#text.startsWith('stream', this.#at)) throw new UnusualSyntax()
    const type = entries.get(name('Type'))
    const made =
      type === name('Catalog') ? PDFCatalog : type === name('Pages') ? PDFPageTree : undefined
    if (type === name('Page')) return PDFPageLeaf.fromMapWithContext(entries, this.#context)
    return (made ?? PDFDict).fromMapWithContext(entries, this.#context)
  }

  #readArray(): PDFArray {
    const array = PDFArray.withContext(this.#context)
    this.#at += 1
    for (this.#skipSpace(); this.#text[this.#at] !== ']'; this.#skipSpace())
      array.push(this.#readObject())
    this.#at += 1
    return array
  }

  #readName(): PDFName {
    const start = this.#at + 1
    this.#at = start
    // Beyond the end the class is that of white space.
    for (let kind = this.#classAt(start); kind !== 1 && kind !== 2; ) {
      this.#at += 1
      kind = this.#classAt(this.#at)
    }
    const text = this.#text.slice(start, this.#at)
    return name(text.includes('#') ? text.replace(/#([\da-f]{2})/gi, readEscape) : text)
  }

  #readReferenceOrNumber(): PDFRef | PDFNumber {
    const start = this.#at
    const number = this.readDigits()
    if (this.#classAt(this.#at) === 4) {
      this.#at = start
      return this.#readNumber()
    }
    const end = this.#at
    this.#skipSpace()
    if (this.#classAt(this.#at) === 3) {
      const generation = this.readDigits()
      this.#skipSpace()
      if (this.#text[this.#at] === 'R') {
        this.#at += 1
        return PDFRef.of(number, generation)
      }
    }
    this.#at = end
    return numberOf(number)
  }

  #readNumber(): PDFNumber {
    const start = this.#at
    while (this.#classAt(this.#at) >= 3) this.#at += 1
    return numberOf(Number(this.#text.slice(start, this.#at)))
  }

  #readHex(): PDFHexString {
    const end = this.#text.indexOf('>', this.#at)
    if (end < 0) throw new UnusualSyntax()
    const digits = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return PDFHexString.of(digits)
  }

  /** As it is written: pdf-lib reads escapes where somebody asks for the text. */
  #readString(): PDFString {
    const start = this.#at + 1
    let depth = 0
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at]
      if (character === '\\') this.#at += 1
      else if (character === '(') depth += 1
      else if (character === ')') depth -= 1
      if (depth > 0) continue
      this.#at += 1
      return PDFString.of(this.#text.slice(start, this.#at - 1))
    }
    throw new UnusualSyntax()
  }

  #readWord(): PDFObject {
    for (const [word, object] of words) {
      if (!this.#text.startsWith(word, this.#at)) continue
      this.#at += word.length
      return object
    }
    throw new UnusualSyntax()
  }

  #pass(text: string): void {
    if (!this.#text.startsWith(text, this.#at)) throw new UnusualSyntax()
    this.#at += text.length
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && this.#classAt(this.#at) === 1) this.#at += 1
  }

  #classAt(index: number): number {
    return classes[this.#text.charCodeAt(index)] ?? 1
  }
}

const words: readonly (readonly [string, PDFObject])[] = [
  ['true', PDFBool.True],
  ['false', PDFBool.False],
  ['null', PDFNull],
]

const readEscape = (_: string, digits: string): string =>
  String.fromCharCode(Number.parseInt(digits, 16))

/** Small whole numbers are the same objects wherever they stand: there are tens of thousands. */
const numbers: PDFNumber[] = []

function numberOf(value: number): PDFNumber {
  if (Number.isNaN(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new UnusualSyntax()
  if (value < 0 || value > 999 || !Number.isInteger(value)) return PDFNumber.of(value)
  const number = numbers[value] ?? PDFNumber.of(value)
  numbers[value] = number
  return number
}
