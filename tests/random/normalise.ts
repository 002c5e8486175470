/** Scripts whose glyphs a PDF may show in another order than they are read in, or tell by a replaced text alone. */
const reordered = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{M}]/gu

/** Brings texts of source and edition into one form: what a line break may add or take is gone. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]/gu, '')
}

/** As `squeeze`, for what a PDF says: it may hyphenate, and capitals may be the style sheet's. */
export function squeezePrinted(text: string): string {
  return (
    squeeze(text)
      .normalize('NFKD')
      .replace(reordered, '')
      .replace(/\p{Pd}|−/gu, '')
      // The dots of Japanese emphasis, which stand over letters.
      .replace(/[﹅﹆]/gu, '')
      .toLowerCase()
  )
}

/** Whether a text has characters of those scripts. */
export function isReordered(text: string): boolean {
  return squeeze(text).normalize('NFKD').search(reordered) >= 0
}
