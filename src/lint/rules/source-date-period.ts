import type { FootnoteDefinition } from 'mdast'
import * as z from 'zod'
import type { WordRange } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import type { FarSite } from '../finding.js'
import { findInMonth, readMonthBefore } from '../neighbours/earlier-month.js'
import { dayOf, lastDayOf, listAccessDates, listSourceDates } from '../notes/note-dates.js'
import { listSourceLinks } from '../notes/note-text.js'
import { dateInAddress, listSites } from '../notes/source-sites.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * A source whose date is far from the month that a report covers.
 *
 * A source that was read long before the month began was taken over from an earlier report, and may have changed or
 * vanished since. `read` says how many days before the month it may have been read. Older sources are often cited for good
 * reason, so their own dates are compared only where the house says, with `published`, how many days before or after the
 * month they may lie. Of several dates in a note the nearest counts; where it has none, one in the address
 * (`/2024/03/02/`) does.
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
 * 2024-02/01-one.md 5:43-5:64: The month before cites it too
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
 * 主張[^a]と主張[^b]と主張[^c]。
 *
 * [^a]: 新聞 『記事』（2023年12月1日） <https://example.com/a>
 *
 * [^b]: 新聞 『記事』（2024年5月2日） <https://example.com/b>
 *
 * [^c]: 新聞 『記事』 <https://example.com/2023/06/c>
 * ~~~
 * 01-one.md 5:15-5:25: This source is dated 2023-12-01, 91 days before the month that the report covers. Cite a newer one, or say that it is old
 * 01-one.md 7:15-7:24: This source is dated 2024-05-02, 32 days after the month that the report covers. Cite what was known then, or correct the date
 * 01-one.md 9:15-9:46: This source is dated 2023-06, 245 days before the month that the report covers. Cite a newer one, or say that it is old
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
    const begin = dayOf(`${period}-01`)
    const end = lastDayOf(period)
    const month = readMonthBefore(source)?.month
    for (const at of source.files) {
      const wordsOf = group(at.words, ({ note }) => note)
      for (const note of at.footnotes.definitions) {
        const [there] = listSourceLinks(at, note).flatMap(({ url }) =>
          month ? findInMonth(month, url) : [],
        )
        const cause = there && { cause: { ...there, reason: 'The month before cites it too' } }
        for (const { place, first } of listRead(wordsOf.get(note))) {
          if (begin - first <= read) continue
          const reason = `This source was read ${begin - first} days before ${nameMonth(period)} began. Read it again, and give that day`
          report({ at, place, reason, ...cause })
        }
        if (published === undefined) continue
        const [nearest] = listOwnDates(at, note, wordsOf.get(note) ?? [], language)
          .map((date) => ({ ...date, early: begin - date.last, late: date.first - end }))
          .sort((a, b) => Math.max(a.early, a.late) - Math.max(b.early, b.late))
        if (!nearest || Math.max(nearest.early, nearest.late) <= published) continue
        const { name, early, late, place } = nearest
        const reason =
          early > late
            ? `This source is dated ${name}, ${early} days before the month that the report covers. Cite a newer one, or say that it is old`
            : `This source is dated ${name}, ${late} days after the month that the report covers. Cite what was known then, or correct the date`
        report({ at, place, reason, ...cause })
      }
    }
  },
})

/** A date of a source, in days since 1970; of a month its first and its last. */
interface PlacedDate {
  place: FarSite['place']
  name: string
  first: number
  last: number
}

/** When a source was read. */
function listRead(words: readonly WordRange[] = []): PlacedDate[] {
  return words.flatMap(({ text, start }) =>
    listAccessDates(text).map(({ day, index, length }): PlacedDate => {
      const place = [start + index, start + index + length] as const
      return { place, name: day, first: dayOf(day), last: dayOf(day) }
    }),
  )
}

/** When a source was published, as its note says, or else its address. */
function listOwnDates(
  at: SourceFile,
  definition: FootnoteDefinition,
  words: readonly WordRange[],
  language: string,
): PlacedDate[] {
  const said = words.flatMap(({ text, start }) =>
    listSourceDates(text, language).map(({ index, length, ...date }): PlacedDate => {
      return { ...date, place: [start + index, start + index + length] }
    }),
  )
  if (said.length > 0) return said
  return listSites(at, definition).flatMap((site): PlacedDate[] => {
    const name = dateInAddress(site)
    if (name === undefined) return []
    const hasDay = name.length > 'YYYY-MM'.length
    const [first, last] = hasDay ? [name, dayOf(name)] : [`${name}-01`, lastDayOf(name)]
    return [{ place: site.link, name, first: dayOf(first), last }]
  })
}

function nameMonth(period: string): string {
  const date = new Date(`${period}-01T00:00:00Z`)
  return date.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}
