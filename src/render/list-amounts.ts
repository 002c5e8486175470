/** A standalone number, not the tail of an identifier or of another number. */
const number = String.raw`(?<![\p{sc=Latin}\p{N}][-–._/:]?|[,.%=/\\&?#])[0-9０-９]+(?:[,.，．][0-9０-９]+){0,4}`

const scales = 'thousand|million|billion|trillion|bn|m'
const money = '(?:US|A|C)?[$€£¥]|USD|EUR|GBP|JPY|CHF|AUD|CAD|CNY|KRW|INR|BTC'
const units = `${scales}|per cent|percent|%|hours?|minutes?|seconds?|days?|weeks?|months?|years?|dollars?|euros?|pounds?|yen|[kKMGTP]i?B|[kKMGT]?bps|[kMGT]?Hz|bytes?|bits?|ms|[kcm]m|kW|MW|GW`
const months =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)'

/** An amount with its currency or its unit, and a date, in English words. */
const english = new RegExp(
  String.raw`(?<!\p{L})(?:${money}) ?[0-9]+(?:[,.][0-9]+){0,4}(?: (?:${scales})(?!\p{L}))?|${number} (?:${units})(?![\p{L}\p{N}])|(?<!\p{N})[0-9]{1,2} ${months}(?: [0-9]{4}(?!\p{N}))?|(?<!\p{L})${months} [0-9]{1,4}(?:, [0-9]{4})?(?!\p{N})`,
  'gu',
)

/** Each of them has one of these: a number with a blank and a letter beside it, or one after the last letter of a currency. */
const maybeEnglish = /[0-9０-９] [A-Za-z%]|[a-z.] [0-9]|[$€£¥CDFPRWY] ?[0-9]/

/** A number with what it counts in Japanese: 1,200 万ドル, 72 時間, 第 3 章. */
const counters = String.raw`[かカヵヶケ]国|[かカヵヶケ]月間?|[かカヵヶケ]所|[時年日週分秒]間|年度|種類|箇所|件目|番目|つ|\p{sc=Han}|\p{sc=Katakana}[\p{sc=Katakana}ー]{0,5}(?![\p{sc=Katakana}ー])`
const japanese = new RegExp(
  `(?:第 ?)?${number} ?(?:[兆億万千百]{1,2} ?(?:${counters})?|${counters}|[％%])`,
  'gu',
)

/** Each of those in Japanese has one of these. */
const maybeJapanese = /[0-9０-９] ?[%％かつ\p{sc=Han}\p{sc=Katakana}]/u

/**
 * Finds what readers take as one unit though a line might end in it: amounts with their units, and dates in words. Takes a
 * text; returns where each begins and ends, in order.
 */
export function listAmounts(text: string): [start: number, end: number][] {
  if (!/[0-9０-９]/.test(text)) return []
  const patterns = [
    ...(maybeEnglish.test(text) ? [english] : []),
    ...(maybeJapanese.test(text) ? [japanese] : []),
  ]
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 0: { length }, index }): [number, number] => [index, index + length])
    .toSorted(([a, from], [b, to]) => a - b || to - from)
}
