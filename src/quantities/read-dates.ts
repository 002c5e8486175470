import { type DateForm, day, toDate, year } from './date-form.js'
import type { LanguageForms } from './language-forms.js'
import { listNumericForms } from './numeric-dates.js'

/** Between the first day and the last: `18–20 March`. */
const until = '[ ]?(?:[-–—/]|to|through|until)[ ]?'

/** Lists the ways in which dates are written, those that say more before those that say less. */
export function listDateForms({ months }: LanguageForms): DateForm[] {
  return [...listNumericForms(), ...listNamedForms(months)]
}

function listNamedForms(months: ReadonlyMap<string, number>): DateForm[] {
  if (months.size === 0) return []
  const names = [...months.keys()].sort((a, b) => b.length - a.length)
  const name = `(?<![\\p{L}])(?<name>${names.join('|')})(?![\\p{L}])\\.?`
  const nth = '(?:st|nd|rd|th|er|\\.|º)?'
  const read: DateForm['read'] = (groups) =>
    toDate(groups, months.get(groups.name?.toLowerCase() ?? '') ?? 0)
  const dayMonth = `(?:of[ ]|de[ ])?${name}(?:,?[ \\t]+(?:de[ ])?${year}(?!\\d))?`
  const certain = [
    // The first of several days, then the last: the month stands beside the other.
    `(?<!\\d)${day}${nth}(?=(?:${until}|[ ]?(?:&|and|or)[ ]?)\\d{1,2}${nth}[ \\t]+${dayMonth})`,
    `(?<=${name}[ \\t]+\\d{1,2}(?:st|nd|rd|th)?${until})${day}(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d)(?:,?[ \\t]+${year}(?!\\d))?`,
    `(?<!\\d)${day}${nth}[ \\t]+${dayMonth}`,
    `${name}[ \\t]+${day}(?:st|nd|rd|th)?(?![\\d.,]\\d|\\d)(?:,?[ \\t]+${year}(?!\\d))?`,
    `${name},?[ \\t]+(?:of[ ]|de[ ])?${year}(?!\\d)`,
  ].map((pattern) => ({ pattern: new RegExp(pattern, 'giu'), needs: names, read }))
  const alone = names.filter((one) => one.length > 3)
  if (alone.length === 0) return certain
  const capitalised = `(?<![\\p{L}])(?<name>${alone.map(capitalise).join('|')})(?![\\p{L}])`
  const doubtful = { pattern: new RegExp(capitalised, 'gu'), needs: alone, read, doubtful: true }
  return [...certain, doubtful]
}

function capitalise(name: string): string {
  const [first = '', ...rest] = name
  return `[${first}${first.toUpperCase()}]${rest.join('')}`
}
