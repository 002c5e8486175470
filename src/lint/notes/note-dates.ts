import { readQuantities } from '../../quantities/read-quantities.js'

/** A day that a note gives as the one on which its source was read. */
export interface AccessDate {
  /** `YYYY-MM-DD` */
  day: string
  /** Where it stands in the text. */
  index: number
  length: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The words that say so, before the date or, in Japanese, often after it. */
const before =
  /(?:retrieved|accessed|last (?:visited|accessed)|viewed)(?:\s+on)?[:\s]*|(?:最終)?(?:アクセス|閲覧|参照)(?:日時|日)?[:：\s]*/giu
const after = /^[\s、]*(?:に)?(?:最終)?(?:アクセス|閲覧|参照)/u

const dates = [
  /(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})/y,
  /(?<y>\d{4})年\s*(?<m>\d{1,2})月\s*(?<d>\d{1,2})日/y,
  /(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>[A-Za-z]{3,9})\.?,?\s+(?<y>\d{4})/y,
  /(?<name>[A-Za-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})/y,
]

/** Lists the access dates in the text of a note. */
export function listAccessDates(text: string): AccessDate[] {
  const saidBefore = [...text.matchAll(before)].flatMap((match) =>
    readDate(text, match.index + match[0].length),
  )
  const saidAfter = [...text.matchAll(/\d{4}[-/.年]/g)].flatMap(({ index }) =>
    readDate(text, index).filter(({ length }) =>
      after.test(text.slice(index + length, index + length + 20)),
    ),
  )
  return [...saidBefore, ...saidAfter]
}

/** A day or a month that a note gives otherwise: as a rule that of the source. */
export interface SourceDate {
  /** `YYYY-MM-DD` or `YYYY-MM` */
  name: string
  /** Days since 1970; of a month its first and its last. */
  first: number
  last: number
  /** Where it stands in the text. */
  index: number
  length: number
}

/** Lists the dates with a year in the text of a note that do not say when it was read. */
export function listSourceDates(text: string, language: string): SourceDate[] {
  const accessed = new Set(listAccessDates(text).map(({ index }) => index))
  return readQuantities(text, language).flatMap((said): SourceDate[] => {
    if (said.kind !== 'date' || said.year === undefined || said.month === undefined) return []
    const { index, length, year, day } = said
    if (accessed.has(index)) return []
    const month = `${year}-${String(said.month).padStart(2, '0')}`
    if (day === undefined) {
      return [{ name: month, first: dayOf(`${month}-01`), last: lastDayOf(month), index, length }]
    }
    const name = `${month}-${String(day).padStart(2, '0')}`
    return [{ name, first: dayOf(name), last: dayOf(name), index, length }]
  })
}

/** Takes `YYYY-MM-DD`; returns the days since 1970. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

/** Takes `YYYY-MM`; returns its last day, in days since 1970. */
export function lastDayOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return Math.floor(Date.UTC(year, number, 0) / 86_400_000)
}

/** Whether a note says when its source was read, in whatever form. */
export function hasAccessDate(text: string): boolean {
  return listAccessDates(text).length > 0
}

function readDate(text: string, index: number): AccessDate[] {
  for (const form of dates) {
    form.lastIndex = index
    const match = form.exec(text)
    const { y, m, d, name } = match?.groups ?? {}
    const month = m ? Number(m) : months.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1
    if (!match || !y || !d || month === 0) continue
    const day = [y, String(month).padStart(2, '0'), d.padStart(2, '0')].join('-')
    // No calendar has it, which another rule reports.
    if (Number.isNaN(dayOf(day))) continue
    return [{ day, index, length: match[0].length }]
  }
  return []
}
