import type { PDFContext, PDFDict } from '@cantoo/pdf-lib'
import { listCodes } from '../content/character-codes.js'
import type { Content } from '../content/contents.js'
import type { Shown } from '../content/marks.js'
import { get, getDict, getList, getName, toDict } from '../content/objects.js'
import type { ShownFont } from '../content/shown-font.js'
import type { UaPlace, UaRule, UaSubject } from './subject.js'

/** Fonts are inside the file, and what they show can be read as text. */
export const fontRules: UaRule = function* (subject) {
  yield* judgeFonts(subject)
  yield* judgeCodes(subject)
}

const judgeFonts: UaRule = function* (subject) {
  const { context } = subject
  for (const [font, page] of listFonts(subject)) {
    const where = { page }
    const subtype = getName(context, font, 'Subtype')
    const called = getName(context, font, 'BaseFont') ?? subtype
    const [descendant] = getList(context, font, 'DescendantFonts')
    const own = subtype === 'Type0' ? toDict(context.lookup(descendant)) : font
    if (subtype !== 'Type3' && !isEmbedded(context, own))
      yield { clause: '7.21.4.1-1', message: `The font ${called} is not embedded`, ...where }
    if (getName(context, own, 'Subtype') === 'CIDFontType2' && !get(context, own, 'CIDToGIDMap'))
      yield { clause: '7.21.3.2-1', message: `The font ${called} has no CIDToGIDMap`, ...where }
    const encoding = getName(context, font, 'Encoding')
    const known = encoding === 'WinAnsiEncoding' || encoding === 'MacRomanEncoding'
    if (!get(context, font, 'ToUnicode') && !known)
      yield { clause: '7.21.7-1', message: `The font ${called} has no ToUnicode`, ...where }
  }
}

const judgeCodes: UaRule = function* (subject) {
  const { context } = subject
  for (const [font, codes] of listShownCodes(subject)) {
    const called = getName(context, font.dict, 'BaseFont')
    const identity = getName(context, font.dict, 'Encoding') === 'Identity-H'
    for (const [code, { replaced, place: find }] of codes) {
      const place = find()
      const text = font.toUnicode?.characters.get(code)
      // What stands in place of a code is read instead of it; its value must be one all the same.
      if (!replaced && font.toUnicode && (text === undefined || text.includes('\ufffd')))
        yield {
          clause: '7.21.7-1',
          message: `A character of the font ${called} has no Unicode value`,
          ...place,
        }
      if (text !== undefined && /[\0\ufeff\ufffe]/.test(text))
        yield {
          clause: '7.21.7-2',
          message: `A character of the font ${called} has an invalid Unicode value`,
          ...place,
        }
      if (identity && code === 0)
        yield {
          clause: '7.21.8-1',
          message: `The font ${called} shows a character that it lacks (.notdef)`,
          ...place,
        }
    }
  }
}

/** A code as it is shown first: whether something is read instead of it, and where it stands. */
interface ShownCode {
  replaced: boolean
  place: () => UaPlace
}

/** The character codes that each font shows. */
function listShownCodes({ marks, findFont, onPage, inMark }: UaSubject) {
  const found = new Map<ShownFont, Map<number, ShownCode>>()
  /** Operands that were read: a report shows the same few thousand again and again. */
  const read = {
    plain: new Map<ShownFont, Set<string>>(),
    replaced: new Map<ShownFont, Set<string>>(),
  }
  const add = (shown: Shown, place: () => UaPlace): void => {
    const font = findFont(shown)
    if (!font || shown.codes === undefined) return
    const codes = found.get(font) ?? new Map<number, ShownCode>()
    found.set(font, codes)
    const replaced = shown.replaced ?? false
    const before = read[replaced ? 'replaced' : 'plain']
    const seen = before.get(font) ?? new Set()
    before.set(font, seen)
    for (const operands of shown.codes) {
      if (seen.has(operands)) continue
      seen.add(operands)
      for (const code of listCodes(operands, font.width)) {
        const known = codes.get(code)
        if (!known || (known.replaced && !replaced)) codes.set(code, { place, replaced })
      }
    }
  }
  for (const mark of marks.byKey.values()) {
    const place = () => inMark(mark)
    for (const shown of mark.shown) add(shown, place)
  }
  for (const artifact of marks.artifacts) add(artifact, () => onPage(artifact.page))
  return found
}

/** The fonts of pages and forms, each with the first page that can use it. */
function listFonts({ context, contents }: UaSubject): Map<PDFDict, number> {
  const fonts = new Map<PDFDict, number>()
  const visit = ({ resources, forms }: Content, page: number): void => {
    const dict = getDict(context, resources, 'Font')
    for (const value of dict?.values() ?? []) {
      const font = toDict(context.lookup(value))
      if (font && !fonts.has(font)) fonts.set(font, page)
    }
    for (const form of forms.values()) visit(form, page)
  }
  for (const [index, content] of contents.entries()) visit(content, index + 1)
  return fonts
}

function isEmbedded(context: PDFContext, font: PDFDict | undefined): boolean {
  const descriptor = getDict(context, font, 'FontDescriptor')
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => get(context, descriptor, key))
}
