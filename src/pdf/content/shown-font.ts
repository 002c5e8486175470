import type { PDFContext, PDFDict } from '@cantoo/pdf-lib'
import type { Shown } from './marks.js'
import { get, getDict, getName, name, readStream, toDict } from './objects.js'
import { parseToUnicode, type ToUnicode } from './to-unicode.js'

/** A font as text is shown in it. */
export interface ShownFont {
  dict: PDFDict
  /** Bytes of a character code. */
  width: number
  toUnicode: ToUnicode | undefined
}

/** Gives a function that finds the font in which something is shown. Each font is read once. */
export function createFontFinder(context: PDFContext): (shown: Shown) => ShownFont | undefined {
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
