/** A day that a note gives as the one on which its source was read. */
export interface AccessDate {
  /** `YYYY-MM-DD` */
  day: string
  /** Where it stands in the text. */
  index: number
  length: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The words that say so, before the date or, in Japanese, often behind it. */
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
  const found = [...text.matchAll(before)].flatMap((match) =>
    readDate(text, match.index + match[0].length),
  )
  const behind = [...text.matchAll(/\d{4}[-/.年]/g)].flatMap(({ index }) =>
    readDate(text, index).filter(({ length }) =>
      after.test(text.slice(index + length, index + length + 20)),
    ),
  )
  return [...found, ...behind]
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
    return [{ day, index, length: match[0].length }]
  }
  return []
}
