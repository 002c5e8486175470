import { PDFArray, type PDFContext, PDFDict, PDFName, PDFStream } from '@cantoo/pdf-lib'
import { getDict, getName, readName } from '../../pdf/content/objects.js'
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
        const inner =
          form instanceof PDFStream ? form.dict.lookup(PDFName.of('Resources')) : undefined
        if (inner instanceof PDFDict) visit(inner, page)
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
  const descendants = font.lookup(PDFName.of('DescendantFonts'))
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : font
  const descriptor =
    descendant instanceof PDFDict ? descendant.lookup(PDFName.of('FontDescriptor')) : undefined
  const has = (key: string) =>
    descriptor instanceof PDFDict && descriptor.lookup(PDFName.of(key)) instanceof PDFStream
  const type = nameOf(font, 'Subtype') ?? 'unknown'
  return {
    name: nameOf(font, 'BaseFont') ?? nameOf(font, 'Name') ?? 'a font without a name',
    page,
    type,
    embedded: type === 'Type3' || ['FontFile', 'FontFile2', 'FontFile3'].some(has),
    toUnicode: font.lookup(PDFName.of('ToUnicode')) instanceof PDFStream,
  }
}

function listValues(dictionary: PDFDict, kind: string): unknown[] {
  const group = dictionary.lookup(PDFName.of(kind))
  return group instanceof PDFDict ? group.keys().map((key) => group.lookup(key)) : []
}

function nameOf(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key))
  return value instanceof PDFName ? value.decodeText() : undefined
}
