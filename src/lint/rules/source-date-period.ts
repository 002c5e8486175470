import * as z from 'zod'
import { readMonthBefore } from '../earlier-month.js'
import type { FarSite, Range } from '../finding.js'
import { dayOf, lastDayOf, listAccessDates, listSourceDates } from '../note-dates.js'
import { listSourceLinks } from '../note-text.js'
import { defineRule } from '../rule.js'
import type { OtherMonth } from '../source.js'

/**
 * A source whose date is far from the month that a report covers.
 *
 * A source that was read long before the month began was taken over from an earlier report, and may have changed or gone since. `read`
 * says how many days before the month it may have been read. Sources of an earlier date are often cited with reason, so their own dates are
 * compared only where the house says by `published` how many days before the month, or after it, they may lie. Of several dates in a
 * note the nearest counts.
 *
 * @bad
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A source, retrieved 8 October 2023 <https://example.com/a>
 * ~~~
 * ~~~md 2024-02/01-one.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A source, retrieved 8 October 2023 <https://example.com/a>
 * ~~~
 * 01-one.md 5:27-5:41: This source was read 145 days before March 2024 began. Read it again, and give that day
 * 2024-02/01-one.md 5:43-5:64: The month before cites it, too
 *
 * @bad {"published": 31}
 * ~~~md briefing.md
 * ---
 * language: ja
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # 一
 *
 * 主張[^a]と主張[^b]。
 *
 * [^a]: 新聞 『記事』（2023年12月1日） <https://example.com/a>
 *
 * [^b]: 新聞 『記事』（2024年5月2日） <https://example.com/b>
 * ~~~
 * 01-one.md 5:15-5:25: This source is of 2023-12-01, 91 days before the month that the report covers. Cite a newer one, or say that it is old
 * 01-one.md 7:15-7:24: This source is of 2024-05-02, 32 days after the month that the report covers. Cite what was known then, or correct the date
 *
 * @good
 * ~~~md 01-one.md
 * # One
 *
 * A claim[^a] and another[^b].
 *
 * [^a]: A law of 1 May 2016, retrieved 8 February 2024 <https://example.com/a>
 *
 * [^b]: A source of 1 October 2023 <https://example.com/b>
 * ~~~
 */
export default defineRule({
  id: 'source-date-period',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({
    read: z.int().min(0).default(92),
    published: z.int().min(0).optional(),
  }),
  check(source, report, { read, published }) {
    const { period, language = 'en' } = source.frontMatter ?? {}
    if (period === undefined) return
    const [begin, end] = [dayOf(`${period}-01`), lastDayOf(period)]
    const month = readMonthBefore(source)?.month
    for (const at of source.files) {
      for (const { note, start, text } of at.footnotes.words) {
        if (!note) continue
        const there = month && listSourceLinks(at, note).flatMap(({ url }) => findUrl(month, url))
        const cause = there?.[0] && { ...there[0], reason: 'The month before cites it, too' }
        const place = ({ index, length }: Dated): Range => [start + index, start + index + length]
        const accessed = listAccessDates(text).map((date) => ({ ...date, first: dayOf(date.day) }))
        for (const date of accessed) {
          const early = begin - date.first
          if (early <= read) continue
          report({
            at,
            place: place(date),
            reason: `This source was read ${early} days before ${nameMonth(period)} began. Read it again, and give that day`,
            ...(cause && { cause }),
          })
        }
        if (published === undefined) continue
        const [nearest] = listSourceDates(text, language)
          .map((date) => ({ ...date, early: begin - date.last, late: date.first - end }))
          .sort((a, b) => Math.max(a.early, a.late) - Math.max(b.early, b.late))
        if (!nearest || Math.max(nearest.early, nearest.late) <= published) continue
        const isEarly = nearest.early > nearest.late
        report({
          at,
          place: place(nearest),
          reason: isEarly
            ? `This source is of ${nearest.name}, ${nearest.early} days before the month that the report covers. Cite a newer one, or say that it is old`
            : `This source is of ${nearest.name}, ${nearest.late} days after the month that the report covers. Cite what was known then, or correct the date`,
          ...(cause && { cause }),
        })
      }
    }
  },
})

interface Dated {
  index: number
  length: number
}

function nameMonth(period: string): string {
  const date = new Date(`${period}-01T00:00:00Z`)
  return date.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

function findUrl({ files }: OtherMonth, url: string): FarSite[] {
  return files.flatMap((file): FarSite[] => {
    const index = String(file).indexOf(url)
    return index < 0 ? [] : [{ at: { file }, place: [index, index + url.length] }]
  })
}
