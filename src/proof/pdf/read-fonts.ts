import { PDFArray, type PDFContext, PDFDict, PDFStream } from '@cantoo/pdf-lib'
import { get, getDict, getName, readName, toDict } from '../../pdf/content/objects.js'
import type { ReadFont } from './facts.js'

/** Lists the fonts of every page, those of drawings inside drawings included; each once, with its first page. */
export function readFonts(resources: readonly (PDFDict | undefined)[]): ReadFont[] {
  const fonts: ReadFont[] = []
  const seen = new Set<unknown>()
  const visit = (dictionary: PDFDict | undefined, page: number): void => {
    if (!dictionary || seen.has(dictionary)) return
    seen.add(dictionary)
    for (const font of listValues(dictionary, 'Font')) {
      if (!(font instanceof PDFDict) || seen.has(font)) continue
      seen.add(font)
      fonts.push(describeFont(font, page))
    }
    for (const kind of ['XObject', 'Pattern']) {
      for (const form of listValues(dictionary, kind)) {
        if (form instanceof PDFStream)
          visit(getDict(form.dict.context, form.dict, 'Resources'), page)
      }
    }
  }
  for (const [index, dictionary] of resources.entries()) visit(dictionary, index + 1)
  return fonts
}

/** The names of the fonts of Type 3 in some resources. */
export function listDrawnFonts(
  context: PDFContext,
  resources: PDFDict | undefined,
): ReadonlySet<string> {
  const fonts = getDict(context, resources, 'Font')
  const names = (fonts?.keys() ?? []).map(readName)
  return new Set(
    names.filter((key) => getName(context, getDict(context, fonts, key), 'Subtype') === 'Type3'),
  )
}

function describeFont(font: PDFDict, page: number): ReadFont {
  const { context } = font
  const descendants = get(context, font, 'DescendantFonts')
  const descendant = descendants instanceof PDFArray ? toDict(descendants.lookup(0)) : font
  const descriptor = getDict(context, descendant, 'FontDescriptor')
  const has = (key: string) => get(context, descriptor, key) instanceof PDFStream
  const type = getName(context, font, 'Subtype') ?? 'unknown'
  return {
    name:
      getName(context, font, 'BaseFont') ??
      getName(context, font, 'Name') ??
      'a font without a name',
    page,
    type,
    embedded: type === 'Type3' || ['FontFile', 'FontFile2', 'FontFile3'].some(has),
    toUnicode: get(context, font, 'ToUnicode') instanceof PDFStream,
  }
}

function listValues(dictionary: PDFDict, kind: string): unknown[] {
  const group = getDict(dictionary.context, dictionary, kind)
  return group?.keys().map((key) => group.lookup(key)) ?? []
}
