import { refang } from '../../addresses/defanged.js'

/**
 * Takes a text; returns its letters and digits alone, in one form whatever their case and width, whether an address in it is
 * defanged, and wherever lines end.
 */
export function fold(text: string): string {
  return squeeze(foldWords(text))
}

/**
 * As `fold`, with a blank between words and at both ends. Between Chinese or Japanese and other letters it stands as well: `NATO諸国`
 * is set with and without one.
 */
export function foldWords(text: string): string {
  const letters = foldLetters(text)
  const apart = dense.test(letters) ? letters.replace(denseRun, ' $& ') : letters
  return ` ${apart.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

/** Takes what `foldWords` gives; returns what `fold` does. */
export function squeeze(words: string): string {
  return words.replaceAll(' ', '')
}

/** Marks are dropped too: Arabic and Thai are read back in another order than they were written. */
function foldLetters(text: string): string {
  const plain = text.normalize('NFKC')
  const lower = (mayBeDefanged.test(plain) ? refang(plain) : plain).toLowerCase()
  if (ascii.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060]+/gu, '')
    .normalize('NFC')
}

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const denseRun = new RegExp(`(?:${dense.source})+`, 'gu')

const mayBeDefanged = /[[({\\]|h[x*]{2}p|fxp/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: this alphabet is intended
const ascii = /^[\x00-\x7f]*$/

/** How much a folded text says: a character of Chinese, Japanese or Korean as much as two letters. */
export function weighFolded(folded: string): number {
  let weight = 0
  for (let at = 0; at < folded.length; at += 1) weight += weighUnit(folded.charCodeAt(at))
  return weight
}

/** Half a surrogate pair counts as one. */
function weighUnit(unit: number): number {
  return unit >= firstDense && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
}

/** Where the blocks of Chinese, Japanese and Korean begin in Unicode; what few others follow them may count as much. */
const firstDense = 0x2e80

export function isDense(text: string): boolean {
  return dense.test(text)
}

/** Two or three words: this many never stand together by chance across the ends of texts. */
export const windowWeight = 14

/**
 * Returns every stretch of a folded text that says as much as two or three words, from each of its characters on. The same
 * stretch has the same bounds in every text.
 */
export function eachWindow(folded: string, take: (window: string) => void): void {
  let end = 0
  let weight = 0
  for (let start = 0; start < folded.length; start += 1) {
    while (weight < windowWeight && end < folded.length) {
      weight += weighUnit(folded.charCodeAt(end))
      end += 1
    }
    if (weight < windowWeight) return
    take(folded.slice(start, end))
    weight -= weighUnit(folded.charCodeAt(start))
  }
}
