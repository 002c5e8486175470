import { isMonthly } from '../../source/front-matter.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A monthly without a single chapter.
 *
 * A chapter that is in the wrong folder, or whose name begins with `_` or `.` or does not end in `.md`, is not read, and
 * the report would ship without it.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * title: March
 * layout: monthly
 * ---
 * ~~~
 * briefing.md 3:1-3:16: This monthly has no chapter. Put one file per chapter beside `briefing.md`, such as `01-topic.md`; names that begin with `_` or `.` are not read
 *
 * @good
 * ~~~md briefing.md
 * ---
 * title: March
 * layout: monthly
 * ---
 * ~~~
 * ~~~md 01-topic.md
 * # Topic
 * ~~~
 */
export default defineRule({
  id: 'chapter-missing',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files, frontMatter }, report) {
    const at = files.find(({ role }) => role === 'briefing')
    if (
      !frontMatter ||
      !isMonthly(frontMatter) ||
      !at ||
      files.some(({ role }) => role === 'chapter')
    )
      return
    const layout = /^layout:.*$/m.exec(textOf(at))
    const start = layout?.index ?? 0
    report({
      at,
      place: [start, start + (layout?.[0].trimEnd().length ?? 0)],
      reason:
        'This monthly has no chapter. Put one file per chapter beside `briefing.md`, such as `01-topic.md`; names that begin with `_` or `.` are not read',
    })
  },
})
