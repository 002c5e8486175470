import { readNumeral } from './kanji-numerals.js'
import type { DateSaid } from './quantity.js'

/** What a text is searched for: a pattern, and what a match of it means. */
export interface DateForm {
  pattern: RegExp
  /** As of a `QuantityForm`. */
  needs?: readonly string[]
  read(groups: DateGroups): DateSaid
  /** Its words have other meanings, such as May. */
  doubtful?: boolean
}

/**
 * What a pattern names: `y` a year, or `era` and `n` its year, or `yy` the end of a year; `m`, `d`; `last` if it is the
 * last day of the month.
 */
export type DateGroups = Readonly<Record<string, string | undefined>>

export const year = '(?<y>(?:19|20)\\d\\d)'
export const month = '(?<m>1[0-2]|0?[1-9])'
export const day = '(?<d>3[01]|[12]\\d|0?[1-9])'

/** The year before the first of an era. */
const eras = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
  ['R', 2018],
  ['H', 1988],
  ['S', 1925],
])

/** @param month its number, if it is named otherwise than by `m` */
export function toDate(groups: DateGroups, month = numberOf(groups.m) ?? 0): DateSaid {
  const said = yearOf(groups)
  // Where nobody says the year, a common one.
  const end = groups.last ? new Date(Date.UTC(said ?? 2023, month, 0)).getUTCDate() : undefined
  const day = numberOf(groups.d) ?? end
  return {
    kind: 'date',
    ...(said !== undefined && { year: said }),
    ...(month > 0 && { month }),
    ...(day !== undefined && { day }),
  }
}

function yearOf({ y, era, n, yy }: DateGroups): number | undefined {
  if (era) return (eras.get(era) ?? 0) + (n === '元' ? 1 : (numberOf(n) ?? 0))
  if (yy) return (Number(yy) < 50 ? 2000 : 1900) + Number(yy)
  return numberOf(y)
}

function numberOf(written: string | undefined): number | undefined {
  return written ? readNumeral(written) : undefined
}
