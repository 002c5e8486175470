import { isMonthly } from '../../source/front-matter.js'
import { defineRule } from '../rule.js'

/**
 * A call on the one-page summary.
 *
 * The summary is read alone, and must fit one page together with its notes. Cite in the chapter instead.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::summary
 * - A point[^a]
 * :::
 *
 * [^a]: A source.
 * ~~~
 * 01-chapter.md 4:10-4:14: `[^a]` is called on the one-page summary, which must stand alone and leave room for its notes. Cite in the chapter
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::summary
 * - A point
 * :::
 *
 * The point in full[^a].
 *
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-in-summary',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files, frontMatter }, report) {
    // Without one, as when a file is checked alone, a summary is taken for a monthly's.
    const isOther = frontMatter !== undefined && !isMonthly(frontMatter)
    if (isOther) return
    for (const at of files) {
      const isOpening = at.role === 'briefing' && frontMatter !== undefined
      for (const { node, note, summary } of at.footnotes.calls) {
        if (note || !(summary || isOpening)) continue
        report({
          at,
          place: node,
          reason: `\`[^${node.label}]\` is called on the one-page summary, which must stand alone and leave room for its notes. Cite in the chapter`,
          explainedBy: [
            { ruleId: 'container-fence', start: summary?.position?.start.offset ?? -1 },
          ],
        })
      }
    }
  },
})
