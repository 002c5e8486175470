/**
 * Brings a text into the form in which source and print are compared: ligatures and compatibility forms resolved,
 * no spaces (a line may break anywhere), no invisible characters, one case (a style sheet may set capitals), and one
 * form for characters that share a glyph, because a PDF knows glyphs and not what was typed.
 */
export function normalise(text: string): string {
  return (
    text
      .normalize('NFKC')
      // pdf.js takes what ends in a tag for an invisible mark: regional flags, such as England’s.
      .replace(/\u{1f3f4}[\u{e0020}-\u{e007f}]+/gu, '')
      .replace(/(?:[\s\p{Cf}\p{Variation_Selector}]|\u034f)+/gu, '')
      .toLowerCase()
      .replace(/[‐‑‒–—―−]/gu, '-')
      .replace(/[〜∼]/gu, '~')
      .replace(/∥/gu, '‖')
      .replace(/∆/gu, 'δ')
      .replace(/˭/gu, '=')
  )
}

/** The pattern of a normal text as it may be printed: a soft hyphen of the source shows only where a line breaks at it. */
export function hyphenated(source: string): string {
  return source
    .split('\u00ad')
    .map((part) => normalise(part).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('-?')
}

/** A short piece of a text to quote in a message. */
export function excerpt(text: string, length = 40): string {
  const flat = [...text.replace(/\s+/g, ' ').trim()]
  return flat.length > length ? `${flat.slice(0, length).join('')}…` : flat.join('')
}
