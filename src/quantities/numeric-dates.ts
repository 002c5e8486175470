import { type DateForm, day, month, toDate, year } from './date-form.js'
import { kanjiDigits } from './kanji-numerals.js'

const blanks = '[ \\t]*'
/** Between the first and the last of several: `1〜3月`, `3月18、20日`. */
const until = `${blanks}(?:[-–—〜～~・]|から|および|及び|または|又は)${blanks}`
const orMore = `(?:${until}|[、,]|と)`

/** Lists the ways in which dates are written in numerals, and in Japanese and Korean, those that say more first. */
export function listNumericForms(): DateForm[] {
  const kanjiYear = `[一二][〇零${kanjiDigits}]{3}`
  const anyYear = `(?:(?<!\\d)(?<y>(?:19|20)\\d\\d|${kanjiYear})|(?<era>令和|平成|昭和)${blanks}(?<n>\\d{1,2}|元|[十${kanjiDigits}]{1,3}))`
  const anyMonth = `(?<![\\d十${kanjiDigits}])(?<m>1[0-2]|0?[1-9]|十[一二]?|[${kanjiDigits}])`
  const anyDay = `(?<d>3[01]|[12]\\d|0?[1-9]|三十一?|二?十[${kanjiDigits}]?|[${kanjiDigits}])`
  const [y, m, d] = ['年년', '月월', '日일'].map((signs) => `${blanks}[${signs}]`)
  const ofYear = `${anyYear}${y}(?:度)?${blanks}(?:の${blanks})?`
  const ofMonth = `${anyMonth}(?:${m}(?![間])|(?=${until}\\d{1,2}${m}(?!\\d)))`
  const ofDay = `${anyMonth}${m}${blanks}(?:${anyDay}(?:${d}|(?=${orMore}\\d{1,2}${d}))|(?<last>末日))`
  return [
    `${ofYear}${ofDay}`,
    `${ofYear}${ofMonth}`,
    ofDay,
    ofMonth,
    `${anyYear}${y}`,
    `(?<!\\d)${day}${d}(?![間本])`,
    `(?<!\\d)${year}(?<sign>[-/.])${month}\\k<sign>${day}(?!\\.?\\d)`,
    `(?<!\\d)${day}\\.[ ]?${month}\\.[ ]?${year}(?!\\d)`,
    `(?<!\\d)${year}-(?<m>1[0-2]|0[1-9])(?![\\d-])`,
  ].map((pattern) => ({ pattern: new RegExp(pattern, 'gu'), read: (groups) => toDate(groups) }))
}
