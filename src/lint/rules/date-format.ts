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
 * ~~~
 * 1:4-1:14: `2024-02-30` is not a calendar date. Correct it
 * 1:19-1:29: `2024/13/01` is not a calendar date. Correct it
 * 3:1-3:11: `2023年2月29日` is not a calendar date. Correct it
 * 3:12-3:20: `2024年13月` is not a calendar month. Correct it
 * 3:21-3:26: `6月31日` is not a calendar date. Correct it
 *
 * @good
 * ~~~md
 * 2024-02-29, 2024/3/2, 2024年12月31日、2月29日、13か月、2024-13-01-99 and MS-2024-13-45.
 * ~~~
 */
export default defineRule({
  id: 'date-format',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { text, start } of at.footnotes.words) {
        for (const match of text.matchAll(dates)) {
          const { y1, m1, d1, y2, m2, d2, m3, d3 } = match.groups ?? {}
          const year = Number(y1 ?? y2 ?? 2024)
          const month = Number(m1 ?? m2 ?? m3)
          const day = d1 ?? d2 ?? d3
          if (month >= 1 && month <= 12 && (!day || isDay(year, month, Number(day)))) continue
          report({
            at,
            place: [start + match.index, start + match.index + match[0].length],
            reason: `\`${match[0]}\` is not a calendar ${day ? 'date' : 'month'}. Correct it`,
          })
        }
      }
    }
  },
})

const dates =
  /(?<![\w/.-])(?<y1>(?:19|20)\d\d)([-/])(?<m1>\d{1,2})\2(?<d1>\d{1,2})(?![\w/-]|\.\w)|(?<!\d)(?<y2>(?:19|20)\d\d)年(?<m2>\d{1,2})月(?:(?<d2>\d{1,2})日)?|(?<![\d年])(?<m3>\d{1,2})月(?<d3>\d{1,2})日/g

function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
