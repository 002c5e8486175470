/** How it is said: in digits, in words, or in words that often mean something else, such as `May` and `second`. */
export type Saying = 'digits' | 'words' | 'doubtful words'

/** A number or a date as a text says it, and where. */
export type Quantity = { index: number; length: number; from: Saying } & (NumberSaid | DateSaid)

/** `20 %` and `2割` are 20 in percent. */
export interface NumberSaid {
  kind: 'number'
  value: number
  percent: boolean
}

/** What of a date is said: `3月18日` has no year, `in March 2024` no day. */
export interface DateSaid {
  kind: 'date'
  year?: number
  month?: number
  day?: number
}

/**
 * Whether one of some quantities of another text may mean the same: a date may be given there in more detail, or without
 * its year where the text around says it.
 */
export function isAmong(one: NumberSaid | DateSaid, others: readonly Quantity[]): boolean {
  return others.some((other) =>
    one.kind === 'number' ? isSaidNumber(one, other) : isSaidDate(one, other),
  )
}

function isSaidNumber({ value, percent }: NumberSaid, other: Quantity): boolean {
  if (other.kind === 'number')
    return other.percent === percent && Math.abs(other.value - value) <= 1e-9 * Math.abs(value)
  // `18–20 March` is read as a number and a date; 2010 may be a year or a count.
  return !percent && (other.day === value || other.year === value)
}

function isSaidDate({ year, month, day }: DateSaid, other: Quantity): boolean {
  if (other.kind === 'number')
    return month === undefined && !other.percent && other.value === (day ?? year)
  if (month === undefined && day === undefined) return other.year === year
  return (
    (day === undefined || other.day === day) &&
    (month === undefined ||
      other.month === month ||
      (other.month === undefined && day !== undefined)) &&
    (year === undefined || other.year === undefined || other.year === year)
  )
}

/** Returns a name under which the same numbers and dates of one text fall together. */
export function nameOf(one: NumberSaid | DateSaid): string {
  return one.kind === 'number'
    ? `${one.value}${one.percent ? '%' : ''}`
    : `${one.year ?? ''}-${one.month ?? ''}-${one.day ?? ''}`
}
