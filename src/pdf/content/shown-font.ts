import type { PDFContext, PDFDict } from '@cantoo/pdf-lib'
import type { Shown } from './marks.js'
import { get, getDict, getName, name, readStream, toDict } from './objects.js'

/** From a font's character codes to text (ISO 32000-1, 9.10.3). */
interface ToUnicode {
  /** Bytes of a code. */
  width: number
  characters: ReadonlyMap<number, string>
}

/** Reads the CMap of a font's `ToUnicode`. */
export function parseToUnicode(source: string): ToUnicode {
  const characters = new Map<number, string>()
  const range = /begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(source)?.[1] ?? '0000'
  for (const [, body] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of (body ?? '').matchAll(/<(\w+)>\s*<(\w*)>/g))
      characters.set(Number.parseInt(code ?? '', 16), fromHex(text ?? ''))
  }
  for (const [, body] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const rows = (body ?? '').matchAll(/<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]]*)\])/g)
    for (const [, first, last, start, list] of rows) {
      const low = Number.parseInt(first ?? '', 16)
      const high = Number.parseInt(last ?? '', 16)
      const texts = list === undefined ? undefined : [...list.matchAll(/<(\w*)>/g)]
      for (let code = low; code <= high && code - low <= 0xffff; code += 1) {
        const text = texts
          ? fromHex(texts[code - low]?.[1] ?? '')
          : fromHex(start ?? '', code - low)
        characters.set(code, text)
      }
    }
  }
  return { width: Math.max(1, range.length >> 1), characters }
}

/** UTF-16BE as hexadecimal digits; a range counts up its last unit. */
function fromHex(digits: string, more = 0): string {
  const units = (digits.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))
  const last = units.pop()
  return last === undefined ? '' : String.fromCharCode(...units, last + more)
}

/** A font as text is shown in it. */
export interface ShownFont {
  dict: PDFDict
  /** Bytes of a character code. */
  width: number
  toUnicode: ToUnicode | undefined
}

/** Returns the font in which something is shown; undefined if its resources lack it. */
export type FindFont = (shown: Shown) => ShownFont | undefined

/** Returns a function that finds the font in which something is shown. Each font is read once. */
export function createFontFinder(context: PDFContext): FindFont {
  const fonts = new Map<PDFDict, ShownFont>()
  const named = new Map<PDFDict | undefined, Map<string, ShownFont | undefined>>()
  const read = (dict: PDFDict): ShownFont => {
    const stream = readStream(get(context, dict, 'ToUnicode'))
    const toUnicode = stream === '' ? undefined : parseToUnicode(stream)
    const width = toUnicode?.width ?? (getName(context, dict, 'Subtype') === 'Type0' ? 2 : 1)
    const font = { dict, width, toUnicode }
    fonts.set(dict, font)
    return font
  }
  return ({ content: { resources }, font }) => {
    const known = named.get(resources) ?? new Map<string, ShownFont | undefined>()
    named.set(resources, known)
    if (!known.has(font)) {
      const dict = toDict(context.lookup(getDict(context, resources, 'Font')?.get(name(font))))
      known.set(font, dict && (fonts.get(dict) ?? read(dict)))
    }
    return known.get(font)
  }
}
