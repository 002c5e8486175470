import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A `#` heading where the title is given elsewhere, or a second one.
 *
 * The title of briefing.md is in its front matter; a `#` in it would be a second title. In a Markdown file outside any
 * briefing, one `#` heading is the title. The chapters of a briefing have `chapter-title`.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * layout: commentary
 * ---
 *
 * # The title
 * ~~~
 * briefing.md 5:1-5:12: The title of a briefing is in its front matter, and this `#` heading would be a second one. Write `##`, or delete it
 *
 * @bad
 * ~~~md
 * # One
 *
 * # Two
 * ~~~
 * 3:1-3:6: This is a second `#` heading, but a file has one title. Write `##`
 *
 * @good
 * ~~~md
 * # One
 *
 * ## Two
 * ~~~
 */
export default defineRule({
  id: 'single-title',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      if (at.role === 'chapter') continue
      const titles = listNodes(at, 'heading').filter(({ depth }) => depth === 1)
      const [first] = titles
      if (at.role === 'briefing') {
        for (const place of titles) {
          const reason =
            'The title of a briefing is in its front matter, and this `#` heading would be a second one. Write `##`, or delete it'
          report({ at, place, reason })
        }
        continue
      }
      for (const place of titles.slice(1)) {
        const reason = 'This is a second `#` heading, but a file has one title. Write `##`'
        report({
          at,
          place,
          reason,
          ...(first && { cause: { at, place: first, reason: 'The first one is here' } }),
        })
      }
    }
  },
})
