/**
 * Characters at which Japanese begins or ends in a text, for a class of a regular expression with the flag `u`: CJK
 * letters, symbols and punctuation, full-width forms, and the quotes that go with them.
 */
export const cjk =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}' +
  '\\u2014\\u2015\\u2018-\\u201F\\u2025\\u2026\\u203B\\u3000-\\u303F\\u30FB\\u30FC\\u3200-\\u33FF\\uFE30-\\uFE4F\\uFF00-\\uFFEF'

/** Letters alone of Chinese, Japanese and Korean, for such a class. */
export const cjkLetters =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\u30FC'
