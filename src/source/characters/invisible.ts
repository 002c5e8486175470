import { decodeReferences } from './references.js'

/** Scripts that join and part their letters by ZWJ and ZWNJ, and what emoji are joined of. */
const joining = [
  ...['Arabic', 'Syriac', 'Nko', 'Mandaic', 'Mongolian', 'Phags_Pa', 'Devanagari', 'Bengali'],
  ...['Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
  ...['Khmer', 'Myanmar', 'Tibetan', 'Balinese', 'Javanese'],
].map((script) => `\\p{Script=${script}}`)
const pictograph = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f'
/** Scripts without blanks, which break lines at U+200B. */
const unspaced = '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const tag = '\\u{e0020}-\\u{e007f}'
const flag = '\\u{1f3f4}'

/**
 * Characters that print nothing and mean nothing if they stand: the controls of direction, spaces without width,
 * joiners outside the scripts and emoji that need them, tags outside flags. Marks of direction, soft hyphens and
 * variation selectors are not among them.
 */
export const invisible = new RegExp(
  [
    '[\\u180e\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb]',
    '[\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e001f}\\u{e0080}-\\u{e00ff}]',
    `(?<![${unspaced}])\\u200b`,
    `(?<![${joining.join('')}${pictograph}])[\\u200c\\u200d]`,
    `(?<![${tag}${flag}])[${tag}]+`,
    '[\\u2028\\u2029]',
  ].join('|'),
  'gu',
)

const mayBe =
  /[\u180e\u200b-\u200d\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud82f\ud834\udb40]/

/** Whether a source may hold invisible characters, as they are or as references: most hold none and need no search. */
export function mayHoldInvisible(source: string): boolean {
  return mayBe.test(source) || mayBe.test(decodeReferences(source))
}

/** Returns a text without invisible characters; those that end a line or a paragraph become blanks. */
export function dropInvisible(text: string): string {
  if (!mayBe.test(text)) return text
  return text.replace(invisible, (found) => (/[\u2028\u2029]/.test(found) ? ' ' : ''))
}
