const number = String.raw`[ \u3000]*[\d０-９]{1,3}(?:[-.－．][\d０-９]{1,3})?(?![\d０-９年月日])[ \u3000]*(?:\\?[.:：。．)）|–—-]+[ \u3000]*)?`

/** Takes what a caption is called; returns what its number looks like, which may be in bold alone: `**Table 1.** Hosts`. */
function numbered(name: string): RegExp {
  const bold = String.raw`([*_]{1,3})(?:${name})[ \u3000]*[\d０-９]{1,3}(?:[-.－．][\d０-９]{1,3})?[.:：]?\1[ \u3000]*(?:[:：|–—-][ \u3000]*)?`
  return new RegExp(`^(?:(?:${name})${number}|${bold})`, 'i')
}

/** The number that its author wrote before a caption. */
export const numberOf = {
  figure: numbered(String.raw`figure|fig\.?|abb(?:ildung|\.)?|図表?|写真|画像|그림|图|圖`),
  table: numbered(String.raw`table|tab\.?|tabelle|tableau|図?表|표`),
}

/** What emphasises a whole line. */
export const marks = /^([*_]{1,3})(.*)\1$/s

/** What makes a caption of a line beside a table for pandoc. */
export const pandocCaption = /^(?:table)?:[ \t]+(?=\S)/i

/** Takes `: Table 1: words {#tbl:a}`; returns its words without the number, and the id by which it is referred to. */
export function readPandocCaption(caption: string): { id: string; words: string } {
  const [sign = ''] = pandocCaption.exec(caption) ?? []
  const attributes = /\s*\{[^{}]*\}\s*$/.exec(caption)?.[0] ?? ''
  const words = caption.slice(sign.length, caption.length - attributes.length)
  const id = /#([\w:.-]+)/.exec(attributes)?.[1]?.replace(/[^\w-]/g, '-') ?? ''
  return { id, words: words.slice(numberOf.table.exec(words)?.[0].length ?? 0).trim() }
}
