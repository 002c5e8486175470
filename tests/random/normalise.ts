/** Scripts that a PDF may show in another order than they are read in: only that their characters are there is known. */
const reordered = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{M}]/gu

/** Brings texts of source and edition into one form: what a line break may add or take is gone. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]/gu, '')
}

/** As `squeeze`, for what a PDF says: it may hyphenate, and capitals may be the style sheet's. */
export function squeezePrinted(text: string): string {
  return squeeze(text)
    .normalize('NFKD')
    .replace(reordered, '')
    .replace(/\p{Pd}|−/gu, '')
    .toLowerCase()
}

/** The characters of those scripts, to be found anywhere. */
export function listReordered(text: string): Set<string> {
  return new Set(squeeze(text).normalize('NFKD').match(reordered) ?? [])
}
