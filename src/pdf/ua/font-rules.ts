import type { PDFContext, PDFDict, PDFDocument } from '@cantoo/pdf-lib'
import { type Content, readContents } from '../contents.js'
import { createTextReader } from '../mark-text.js'
import { get, getDict, getList, getName, name, toDict } from '../objects.js'
import type { UaRule } from './subject.js'

/** Fonts are inside the file, and what they show can be read as text. */
export const fontRules: UaRule = function* ({ document, context, marks, onPage }) {
  for (const [font, page] of listFonts(document)) {
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
  const readText = createTextReader(context)
  const shown = [...marks.byKey.values()].flatMap(({ page, shown }) =>
    shown.map((one) => ({ ...one, page })),
  )
  for (const one of [...shown, ...marks.artifacts]) {
    const text = readText([one])
    const where = onPage(one.page)
    if (text.includes('\ufffd'))
      yield {
        clause: '7.21.7-1',
        message: `A character of font ${one.font} has no Unicode value`,
        ...where,
      }
    if (/[\0\ufeff\ufffe]/.test(text))
      yield {
        clause: '7.21.7-2',
        message: `A character of font ${one.font} has an invalid Unicode value`,
        ...where,
      }
    const dict = toDict(
      context.lookup(getDict(context, one.content.resources, 'Font')?.get(name(one.font))),
    )
    if (
      getName(context, dict, 'Encoding') === 'Identity-H' &&
      /<(?:[0-9A-Fa-f]{4})*0000/.test(one.codes ?? '')
    )
      yield {
        clause: '7.21.8-1',
        message: `Font ${one.font} shows a character that it lacks (.notdef)`,
        ...where,
      }
  }
}

/** The fonts of pages and forms, each with the first page that can use it. */
function listFonts(document: PDFDocument): Map<PDFDict, number> {
  const { context } = document
  const fonts = new Map<PDFDict, number>()
  const visit = ({ resources, forms }: Content, page: number): void => {
    const dict = getDict(context, resources, 'Font')
    for (const value of dict?.values() ?? []) {
      const font = toDict(context.lookup(value))
      if (font && !fonts.has(font)) fonts.set(font, page)
    }
    for (const form of forms.values()) visit(form, page)
  }
  for (const [index, content] of readContents(document).entries()) visit(content, index + 1)
  return fonts
}

function isEmbedded(context: PDFContext, font: PDFDict | undefined): boolean {
  const descriptor = getDict(context, font, 'FontDescriptor')
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => get(context, descriptor, key))
}
