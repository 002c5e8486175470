import { type DateForm, day, month, toDate } from './date-form.js'
import { kanjiDigits, readNumeral } from './kanji-numerals.js'

const ordinals = ['first', 'second', 'third', 'fourth']

/**
 * Lists the ways in which dates are written that look like names or plain numbers: `FY23`, `R6.4.1`, `24年3月`, `2023–24`,
 * `'90s`, and quarters of a year.
 */
export function listShortForms(): DateForm[] {
  return [
    ...[
      `(?<!\\w)(?<era>[RHS])(?<n>\\d{1,2})[./]${month}[./]${day}(?![\\d.])`,
      `(?<![A-Za-z])FY[ ]?['’]?(?<yy>\\d\\d)(?!\\d)`,
      `(?<=(?:19|20)\\d\\d年?度?[ ]?[-–/〜～~][ ]?)(?<yy>1[3-9]|[2-9]\\d)(?![\\d.,/-])`,
      `(?<!\\d)(?<yy>\\d\\d)年${month}月(?!間)`,
      `(?<!\\d)(?<yy>\\d0)年代`,
      `(?<!\\d)(?<yy>\\d\\d)年度`,
      `(?:['’]|(?<=\\bthe[ ]))(?<yy>\\d0)s(?!\\w)`,
    ].map((pattern): DateForm => ({ pattern: new RegExp(pattern, 'gu'), read: toDateOf })),
    ...[
      `(?<!\\w)Q(?<q>[1-4])(?!\\d)`,
      `(?<![\\w.,])(?<q>[1-4])Q(?![A-Za-z])`,
      `第[ ]?(?<q>[1-4${kanjiDigits}])[ ]?四半期`,
      `(?<![A-Za-z])(?:(?<name>${ordinals.join('|')})|(?<q>[1-4])(?:st|nd|rd|th))[ -]quarter(?![A-Za-z])`,
    ].map((pattern): DateForm => ({ pattern: new RegExp(pattern, 'giu'), read: toQuarter })),
    {
      // `3/18`; a third is `1/3` as well.
      pattern: new RegExp(`(?<![\\d/.])${month}/${day}(?![\\d/])`, 'gu'),
      read: toDateOf,
      doubtful: true,
    },
  ]
}

const toDateOf: DateForm['read'] = (groups) => toDate(groups)

const toQuarter: DateForm['read'] = ({ q, name = '' }) => ({
  kind: 'date',
  quarter: q ? readNumeral(q) : ordinals.indexOf(name.toLowerCase()) + 1,
})
