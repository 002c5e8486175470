/** `[.]`, `(dot)`, `{@}`, `[:]`, `[://]`, `h[tt]p`; with the backslashes of whoever escaped the brackets. */
const bracketed =
  /\\?\[\\?(?:\.|dot|:|:\/\/|\/\/?|@|at|https?)\\?\]|\((?:\.|dot|@|at|:)\)|\{(?:\.|dot|@|at|:)\}/i

/** `hxxps://`, `h**p:`, `meow://`, `fxp://`, `ttp://`; `hxxp` alone is a word that a page may be about. */
const scheme = /^[^A-Za-z]*(?:meows?|s?fxp|ttps?):|h[x*]{2}ps?(?:[:/({[]|\\)/i

/** `evil\.example` */
const escapedPoint = /[\p{L}\p{N}]\\\.[\p{L}\p{N}]/u

/** Whether something in a word (what stands between blanks) makes an address of it that nobody should follow. */
export function isDefanged(word: string): boolean {
  return bracketed.test(word) || scheme.test(word) || escapedPoint.test(word)
}

/**
 * Takes words; gives them with every address as its attacker wrote it. To compare addresses, never to show them.
 */
export function refang(words: string): string {
  return words
    .replace(/\\?[[({]\\?(?:\.|dot)\\?[\])}]|\\\./gi, '.')
    .replace(/\\?[[({]\\?(?:@|at)\\?[\])}]/gi, '@')
    .replace(/\\?[[({]\\?(:\/\/|:|\/\/?)\\?[\])}]/gi, '$1')
    .replace(/h(?:[x*]{2}|\[\\?tt\\?\])p(s?)(?=:)/gi, 'http$1')
    .replace(/\b(s?)fxp(?=:)/gi, '$1ftp')
}
