import * as z from 'zod'
import { chapterId } from '../../briefing/reference-target.js'
import type { Prose } from '../../footnotes/prose.js'
import type { FarSite } from '../finding.js'
import {
  type MonthBefore,
  readMonthBefore,
  weigh,
  wordsBetween,
} from '../neighbours/earlier-month.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * Paragraphs that stand word for word in the month before.
 *
 * A new month often begins as a copy of the last one, and what nobody rewrote is read as news. The month before is the
 * latest one beside the briefing with the same layout, language and publisher. Headings, notes, the disclaimer and text
 * of fewer than `letters` letters (a Japanese character counts as two) are not compared, nor are the chapters named
 * under `chapters`, nor what another month beside it has as well: that is the house's standing text.
 *
 * @bad
 * ~~~md 01-one.md
 * # One
 *
 * The botnet was taken down on 14 February[^a], and its
 * operators have not been seen in any forum since that day.
 *
 * [^a]: A source <https://example.com/a>
 * ~~~
 * ~~~md 2024-02/03-other.md
 * # Other
 *
 * The botnet was taken down on 14 February[^x], and its operators have not been seen in any forum since that day.
 *
 * [^x]: A source <https://example.com/a>
 * ~~~
 * 01-one.md 3:1-4:58: This paragraph stands word for word in `2024-02`. Write what is new this month, or leave it out
 * 2024-02/03-other.md 3:1-3:112: It stands here
 *
 * @bad {"letters": 30}
 * ~~~md 01-one.md
 * # 一
 *
 * ランサムウェアの被害が続いた。警戒が必要である。
 *
 * - 復旧に要する費用は昨年の2倍に増えた。
 * ~~~
 * ~~~md 2024-02/01-one.md
 * # 一
 *
 * ランサムウェアの被害が続いた。警戒が必要である。
 *
 * - 復旧に要する費用は昨年の2倍に増えた。
 * ~~~
 * 01-one.md 3:1-3:25: The 2 paragraphs from here on stand word for word in `2024-02`. Write what is new this month, or leave them out
 * 2024-02/01-one.md 3:1-3:25: They stand here
 *
 * @good
 * ~~~md 01-one.md
 * # One
 *
 * This chapter lists what was seen by our sensors, counted as described in the annex on methods, and nothing else.
 *
 * The numbers are small.
 * ~~~
 * ~~~md 02-about.md
 * # About this report
 *
 * It is written by the team for those who run the network, and says only what public sources have said before it.
 * ~~~
 * ~~~md 2024-02/01-one.md
 * # One
 *
 * This chapter lists what was seen by our sensors, counted as described in the annex on methods, and nothing else.
 *
 * The numbers are small.
 * ~~~
 * ~~~md 2024-02/02-about.md
 * # About this report
 *
 * It is written by the team for those who run the network, and says only what public sources have said before it.
 * ~~~
 * ~~~md 2024-01/01-one.md
 * # One
 *
 * This chapter lists what was seen by our sensors, counted as described in the annex on methods, and nothing else.
 * ~~~
 */
export default defineRule({
  id: 'leftover-text',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({
    letters: z.int().min(20).default(80),
    chapters: z
      .array(z.string())
      .default(['about', 'about-this-report', 'method', 'methodology', 'glossary', 'contact']),
  }),
  check(source, report, { letters, chapters }) {
    const before = readMonthBefore(source)
    if (!before) return
    for (const at of source.files) {
      if (at.role === 'disclaimer' || chapters.includes(chapterId(at.file.path))) continue
      for (const { first, count, there } of listRuns(at, before, letters)) {
        const many = count > 1
        const what = many ? `The ${count} paragraphs from here on stand` : 'This paragraph stands'
        report({
          at,
          place: [first.start, first.start + first.raw.trimEnd().length],
          reason: `${what} word for word in \`${before.month.id}\`. Write what is new this month, or leave ${many ? 'them' : 'it'} out`,
          cause: { ...there, reason: `${many ? 'They stand' : 'It stands'} here` },
        })
      }
    }
  },
})

interface Run {
  first: Prose
  /** Blocks that follow each other; short ones between them do not count. */
  count: number
  there: FarSite
}

function listRuns(at: SourceFile, before: MonthBefore, letters: number): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  for (const block of at.prose) {
    if (block.note || block.block.type === 'heading') continue
    const words = wordsBetween(at, block.start, 0, block.raw.length)
    if (weigh(words) < letters) continue
    const there = words.includes('TODO') ? undefined : before.find(words)
    if (there && open) open.count += 1
    else if (there) {
      open = { first: block, count: 1, there }
      runs.push(open)
    } else open = undefined
  }
  return runs
}
