import { toDate } from '../../quantities/date-form.js'
import { defineRule } from '../rule.js'

/**
 * A date that no calendar has.
 *
 * A thirteenth month, the thirtieth of February: a slip of the finger in a report that people plan by. How dates are
 * written is up to the house; `2024-03-02`, `2024/3/2` and 2024年3月2日 are all read.
 *
 * @bad
 * ~~~md
 * On 2024-02-30 and 2024/13/01.
 *
 * 2023年2月29日、2024年13月、6月31日。
 *
 * 令和5年2月29日、令和６年１１月３１日、13月1日、令和8年13月。
 * ~~~
 * 1:4-1:14: `2024-02-30` is not a calendar date. Correct it
 * 1:19-1:29: `2024/13/01` is not a calendar date. Correct it
 * 3:1-3:11: `2023年2月29日` is not a calendar date. Correct it
 * 3:12-3:20: `2024年13月` is not a calendar month. Correct it
 * 3:21-3:26: `6月31日` is not a calendar date. Correct it
 * 5:1-5:10: `令和5年2月29日` is not a calendar date. Correct it
 * 5:11-5:21: `令和６年１１月３１日` is not a calendar date. Correct it
 * 5:22-5:27: `13月1日` is not a calendar date. Correct it
 * 5:28-5:35: `令和8年13月` is not a calendar month. Correct it
 *
 * @bad
 * ~~~md
 * On 31 November and until the 30th of February 2024, from 29–31 June; issued Sept. 31, 2023.
 * ~~~
 * 1:4-1:15: `31 November` is not a calendar date. Correct it
 * 1:30-1:51: `30th of February 2024` is not a calendar date. Correct it
 * 1:61-1:68: `31 June` is not a calendar date. Correct it
 * 1:77-1:91: `Sept. 31, 2023` is not a calendar date. Correct it
 *
 * @good
 * ~~~md
 * 2024-02-29, 2024/3/2, 2024年12月31日、2月29日、令和6年2月29日、13か月、2024-13-01-99 and MS-2024-13-45.
 *
 * On 31 October and 29 February, of all 31 November incidents; in April 31 hosts and in June 31,000 mails were lost.
 * ~~~
 */
export default defineRule({
  id: 'date-format',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { text, start } of at.words) {
        for (const { written, index, what } of [...listNumeric(text), ...listNamed(text)]) {
          report({
            at,
            place: [start + index, start + index + written.length],
            reason: `\`${written}\` is not a calendar ${what}. Correct it`,
          })
        }
      }
    }
  },
})

interface Impossible {
  written: string
  index: number
  what: 'date' | 'month'
}

const numeric =
  /(?<![\w/.-])(?<y1>(?:19|20)\d\d)([-/])(?<m1>\d{1,2})\2(?<d1>\d{1,2})(?![\w/-]|\.\w)|(?<!\d)(?<y2>(?:19|20)\d\d)年(?<m2>\d{1,2})月(?:(?<d2>\d{1,2})日)?|(?<era>令和|平成|昭和)(?<n>元|\d{1,2})年(?<m3>\d{1,2})月(?:(?<d3>\d{1,2})日)?|(?<![\d年])(?<m4>\d{1,2})月(?<d4>\d{1,2})日/g

/** Writes wide figures as others are; the text keeps its length. */
function narrow(text: string): string {
  return text.replace(/[０-９]/g, (figure) => figure.normalize('NFKC'))
}

function listNumeric(text: string): Impossible[] {
  return [...narrow(text).matchAll(numeric)].flatMap((match): Impossible[] => {
    const { y1, m1, d1, y2, m2, d2, m3, d3, m4, d4, era, n } = match.groups ?? {}
    const year = y1 ?? y2 ?? (era && `${toDate({ era, n }).year}`)
    const month = Number(m1 ?? m2 ?? m3 ?? m4)
    const day = d1 ?? d2 ?? d3 ?? d4
    if (month >= 1 && month <= 12 && (!day || isDay(year, month, day))) return []
    const written = text.slice(match.index, match.index + match[0].length)
    return [{ written, index: match.index, what: day ? 'date' : 'month' }]
  })
}

/** The months that have no 31st day, by the beginnings of their English names. */
const shortMonths = new Map([
  ['feb', 2],
  ['apr', 4],
  ['jun', 6],
  ['sep', 9],
  ['nov', 11],
])
const name = '(?<name>Feb|Apr|Jun|Sep|Nov)(?:ruary|il|e|t|tember|ember)?\\b\\.?'
const day = '(?<day>29|3[01])(?<nth>st|nd|rd|th)?'
const year = '(?:,?[ ](?<year>(?:19|20)\\d\\d)(?!\\d))?'
const named = [
  new RegExp(`(?<![\\w.,])${day}(?:[ ]of)?[ ]${name}${year}`, 'g'),
  new RegExp(`\\b${name}[ ]${day}(?!\\w|[.,]\\d)${year}`, 'g'),
]

function listNamed(text: string): Impossible[] {
  return named.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Impossible[] => {
      const { name = '', day = '', nth, year } = match.groups ?? {}
      const [written] = match
      const end = match.index + written.length
      const isMeant = year || nth || isDate(text.slice(0, match.index), text.slice(end))
      if (!isMeant || isDay(year, shortMonths.get(name.toLowerCase()) ?? 1, day)) return []
      return [{ written, index: match.index, what: 'date' }]
    }),
  )
}

/** Whether what stands around the words is no count: `in April 31 hosts` and `31 November incidents` are none. */
function isDate(before: string, after: string): boolean {
  return (
    /(?:\b(?:on|by|until|till|since|before|after|from|to) |\d[-–—])$/i.test(before.slice(-10)) ||
    /^ ?(?:[.,;:!?)\]–—](?!\d)|$)/.test(after)
  )
}

/** Where no year is named, in one that has the 29th of February. */
function isDay(year: string | undefined, month: number, day: string): boolean {
  const last = new Date(Date.UTC(Number(year ?? 2024), month, 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last
}
