import { listAccessDates } from '../notes/note-dates.js'
import { defineRule } from '../rule.js'

/**
 * A source that was read after the day of issue.
 *
 * One of the two dates is wrong: no report cites what its authors had not read yet.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * issued: 2024-04-10
 * ---
 *
 * A claim[^a].
 *
 * [^a]: A source, retrieved 8 March 2042 (<https://example.com/a>).
 * ~~~
 * briefing.md 8:27-8:39: This source was read on 2042-03-08, after the day of issue, 2024-04-10. Correct one of them
 *
 * @good
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * issued: 2024-04-10
 * ---
 *
 * A claim on 2042-01-01[^a].
 *
 * [^a]: A source of 2042, retrieved 8 March 2024 (<https://example.com/a>).
 * ~~~
 */
export default defineRule({
  id: 'source-date-future',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files, frontMatter }, report) {
    if (!frontMatter) return
    const { issued } = frontMatter
    for (const at of files) {
      for (const { note, start, text } of at.words) {
        if (!note) continue
        for (const { day, index, length } of listAccessDates(text)) {
          if (day <= issued) continue
          report({
            at,
            place: [start + index, start + index + length],
            reason: `This source was read on ${day}, after the day of issue, ${issued}. Correct one of them`,
          })
        }
      }
    }
  },
})
