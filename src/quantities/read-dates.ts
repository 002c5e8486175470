import type { LanguageForms } from './language-forms.js'
import type { DateSaid } from './quantity.js'

/** What a text is searched for: a pattern, and what a match of it means; nothing if it is no quantity at all. */
export interface DateForm {
  pattern: RegExp
  read(groups: Record<string, string | undefined>): DateSaid
  /** Its words have other meanings, such as May. */
  doubtful?: boolean
}

/** The year before the first of an era. */
const eras = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
])

const year = '(?<y>(?:19|20)\\d\\d)'
const day = '(?<d>3[01]|[12]\\d|0?[1-9])'

/** Lists the ways in which dates are written, those that say more before those that say less. */
export function listDateForms({ months }: LanguageForms): DateForm[] {
  return [...listNumericForms(), ...listNamedForms(months)]
}

function listNumericForms(): DateForm[] {
  const month = '(?<m>1[0-2]|0?[1-9])'
  const [y, m, d] = ['[ \\t]*[年년](?:度)?[ \\t]*', '[ \\t]*[月월][ \\t]*', '[ \\t]*[日일]']
  const read: DateForm['read'] = (groups) => toDate(groups, Number(groups.m))
  return [
    `(?:${year}|(?<era>令和|平成|昭和)(?<n>\\d{1,2}|元))${y}(?:の[ \\t]*)?${month}${m}(?:${day}${d}|(?<last>末日))`,
    `(?:${year}|(?<era>令和|平成|昭和)(?<n>\\d{1,2}|元))${y}(?:の[ \\t]*)?${month}[ \\t]*[月월]`,
    `(?<!\\d)${month}${m}(?:${day}${d}|(?<last>末日))`,
    `(?<!\\d)${month}[ \\t]*[月월](?!間)`,
    `(?:(?<!\\d)${year}|(?<era>令和|平成|昭和)(?<n>\\d{1,2}|元))[ \\t]*[年년]`,
    `(?<!\\d)${day}${d}(?![間本])`,
    `(?<!\\d)${year}[-/.]${month}[-/.]${day}(?!\\d)`,
    `(?<!\\d)${day}\\.[ ]?${month}\\.[ ]?${year}(?!\\d)`,
    `(?<!\\d)${year}-(?<m>1[0-2]|0[1-9])(?![\\d-])`,
  ].map((pattern) => ({ pattern: new RegExp(pattern, 'gu'), read }))
}

function listNamedForms(months: ReadonlyMap<string, number>): DateForm[] {
  if (months.size === 0) return []
  const names = [...months.keys()].sort((a, b) => b.length - a.length)
  const name = `(?<![\\p{L}])(?<name>${names.join('|')})(?![\\p{L}])\\.?`
  const nth = '(?:st|nd|rd|th|er|\\.|º)?'
  const read: DateForm['read'] = (groups) =>
    toDate(groups, months.get(groups.name?.toLowerCase() ?? '') ?? 0)
  const certain = [
    `(?<!\\d)${day}${nth}[ \\t]+(?:of[ ]|de[ ])?${name}(?:,?[ \\t]+(?:de[ ])?${year}(?!\\d))?`,
    `${name}[ \\t]+${day}(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d)(?:,?[ \\t]+${year}(?!\\d))?`,
    `${name},?[ \\t]+(?:of[ ]|de[ ])?${year}(?!\\d)`,
  ].map((pattern) => ({ pattern: new RegExp(pattern, 'giu'), read }))
  const alone = names.filter((one) => one.length > 3)
  return [
    ...certain,
    ...(alone.length > 0
      ? [
          {
            pattern: new RegExp(
              `(?<![\\p{L}])(?<name>${alone.map(capitalised).join('|')})(?![\\p{L}])`,
              'gu',
            ),
            read,
            doubtful: true,
          },
        ]
      : []),
  ]
}

function capitalised(name: string): string {
  const [first = '', ...rest] = name
  return `[${first}${first.toUpperCase()}]${rest.join('')}`
}

function toDate(
  { y, era, n, d, last }: Record<string, string | undefined>,
  month: number,
): DateSaid {
  const fromEra = era ? (eras.get(era) ?? 0) + (n === '元' ? 1 : Number(n)) : undefined
  const said = y ? Number(y) : fromEra
  // Where nobody says the year, a common one.
  const end = last ? new Date(Date.UTC(said ?? 2023, month, 0)).getUTCDate() : undefined
  const day = d ? Number(d) : end
  return {
    kind: 'date',
    ...(said !== undefined && { year: said }),
    ...(month > 0 && { month }),
    ...(day !== undefined && { day }),
  }
}
