/** `1. `, `第1章 `, `Chapter 1: `; a number with decimals is none. */
const typed =
  /^(?:第\s*[\d０-９一二三四五六七八九十]{1,3}\s*[章部][\s:：.．、]*|(?:chapter|section|part)\s+\d{1,2}\s*[.:：–—-]\s*|[\d０-９]{1,2}\s*(?:\\?[.)]|[．）、])\s*(?!\d))(?=\S)/i

/** `1 Introduction`, which may be a count of things. */
const bare = /^(\d{1,2})\s+(?=\S)/

/** Takes the titles of chapters; returns them without numbers that were typed, since a briefing numbers its own. */
export function dropTypedNumbers(titles: readonly string[]): string[] {
  const named = titles.filter((title) => title !== '')
  const isCounted =
    named.length > 1 && named.every((title, index) => Number(bare.exec(title)?.[1]) === index + 1)
  return titles.map((title) => title.replace(isCounted ? bare : typed, ''))
}
