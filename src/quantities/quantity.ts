/** How it is said: in digits, in words, or in words that often mean something else, such as `May` and `second`. */
export type Saying = 'digits' | 'words' | 'doubtful words'

/** A number, a date or an identifier as a text says it, and where. */
export type Quantity = { index: number; length: number; from: Saying } & Said

/** What a number, a date or an identifier says, however it is written. */
export type Said = NumberSaid | DateSaid | IdentifierSaid

/** `20 %` and `2割` are 20 in percent. */
export interface NumberSaid {
  kind: 'number'
  value: number
  percent: boolean
}

/** A number of things. */
export const count = (value: number): NumberSaid => ({ kind: 'number', value, percent: false })

/** A number in percent. */
export const percent = (value: number): NumberSaid => ({ kind: 'number', value, percent: true })

/** What of a date is said: `3月18日` has no year, `in March 2024` no day; a quarter stands by itself. */
export interface DateSaid {
  kind: 'date'
  year?: number
  quarter?: number
  month?: number
  day?: number
}

/** What is written alike in every language: `CVE-2024-3094`, `T1059.001`, a version such as `5.6.1`. */
export interface IdentifierSaid {
  kind: 'identifier'
  value: string
}

/** A way in which quantities are written: what a text is searched for, and what a match of it means, if anything. */
export interface QuantityForm {
  pattern: RegExp
  /** Parts, in lower case, one of which is in every match: a text without any is not searched. */
  needs?: readonly string[]
  read(match: RegExpMatchArray): Said | undefined
  from: Saying
}

/**
 * Whether one of some quantities of another text may mean the same: a date may be given there in more detail, or without
 * its year where the text around says it.
 */
export function isAmong(one: Said, others: readonly Quantity[]): boolean {
  return others.some((other) => {
    if (one.kind === 'identifier' || other.kind === 'identifier')
      return nameOf(one) === nameOf(other)
    return one.kind === 'number' ? isSaidNumber(one, other) : isSaidDate(one, other)
  })
}

function isSaidNumber({ value, percent }: NumberSaid, other: NumberSaid | DateSaid): boolean {
  if (other.kind === 'number')
    return other.percent === percent && Math.abs(other.value - value) <= 1e-9 * Math.abs(value)
  // `18–20 March` is read as a number and a date; 2010 may be a year or a count.
  return !percent && (other.day === value || other.year === value)
}

function isSaidDate(one: DateSaid, other: NumberSaid | DateSaid): boolean {
  const { year, month, day } = one
  if (other.kind === 'number')
    return !hasMonth(one) && !other.percent && other.value === (day ?? year)
  if ((one.quarter ?? other.quarter) !== undefined) return quarterOf(one) === quarterOf(other)
  if (month === undefined && day === undefined) return other.year === year
  return (
    (day === undefined || other.day === day) &&
    (month === undefined ||
      other.month === month ||
      (other.month === undefined && day !== undefined)) &&
    (year === undefined || other.year === undefined || other.year === year)
  )
}

function hasMonth({ month, quarter }: DateSaid): boolean {
  return (month ?? quarter) !== undefined
}

/** `1〜3月期` is the first quarter. */
function quarterOf({ quarter, month, day }: DateSaid): number | undefined {
  if (quarter !== undefined || month === undefined || day !== undefined) return quarter
  return Math.ceil(month / 3)
}

/** Returns a name under which the same numbers and dates of one text fall together. */
export function nameOf(one: Said): string {
  if (one.kind === 'identifier') return one.value
  if (one.kind === 'number') return `${one.value}${one.percent ? '%' : ''}`
  if (one.quarter !== undefined) return `Q${one.quarter}`
  return `${one.year ?? ''}-${one.month ?? ''}-${one.day ?? ''}`
}
