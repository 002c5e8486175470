import * as z from 'zod'
import { countOf } from '../../count.js'
import { isMonthly } from '../../source/front-matter.js'
import { defineRule } from '../rule.js'

/**
 * A chapter, or a commentary without chapters, that calls no note.
 *
 * A briefing is worth what its sources are worth. `minimum` asks for more than one source a chapter.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * A claim.
 * ~~~
 * 01-chapter.md 1:1-1:6: This chapter names no source. Call a note where a claim needs one
 *
 * @bad {"minimum": 2}
 * ~~~md 01-chapter.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A source.
 * ~~~
 * 01-chapter.md 1:1-1:6: This chapter has 1 note, fewer than the 2 asked for. Call a note where a claim needs one
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * A claim[^a].
 *
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'claim-without-source',
  severity: 'info',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  options: z.strictObject({ minimum: z.int().positive().default(1) }),
  check({ files, frontMatter }, report, { minimum }) {
    const chapters = files.filter(({ role }) => role === 'chapter')
    const inChapters = chapters.length > 0 || (frontMatter !== undefined && isMonthly(frontMatter))
    for (const at of inChapters ? chapters : files) {
      const count = at.footnotes.printed.size
      if (count >= minimum) continue
      const what = at.role === 'chapter' ? 'This chapter' : 'This briefing'
      const place = at.tree.children.find(({ type }) => type !== 'yaml')
      report({
        at,
        place: place ?? [0, 0],
        reason:
          count === 0
            ? `${what} names no source. Call a note where a claim needs one`
            : `${what} has ${countOf(count, 'note')}, fewer than the ${minimum} asked for. Call a note where a claim needs one`,
      })
    }
  },
})
