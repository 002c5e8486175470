import { refang } from '../../addresses/defanged.js'

/**
 * Takes a text; returns its letters and digits alone, in one form whatever their case and width, whether an address in it is
 * defanged, and wherever lines end.
 */
export function fold(text: string): string {
  return squeeze(foldWords(text))
}

/**
 * As `fold`, with a blank between words and at both ends. Between Chinese or Japanese and other letters it stands as
 * well: `NATO諸国` is set with and without one.
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
const ascii = /^\p{ASCII}*$/u

/** How much a folded text says: a character of Chinese, Japanese or Korean as much as two letters. */
export function weighFolded(folded: string): number {
  let weight = 0
  for (let at = 0; at < folded.length; at += 1) weight += weighUnit(folded.charCodeAt(at))
  return weight
}

/** Half a surrogate pair counts as one. */
export function weighUnit(unit: number): number {
  return unit >= firstDense && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
}

/** Where the blocks of Chinese, Japanese and Korean begin in Unicode; what few others follow them may count as much. */
const firstDense = 0x2e80

/** Whether a text has characters of which a few say as much as a word: Chinese, Japanese, Korean. */
export function isDense(text: string): boolean {
  return dense.test(text)
}
