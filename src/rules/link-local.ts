import { defineRule } from './rule.js'
import { shorten } from './shorten.js'
import { listNodes, textOf } from './source.js'

/**
 * A link to a file, or by a scheme that a report must not carry.
 *
 * Whoever reads the report has no such file beside it, and its path would show how the folders of the house are named;
 * `javascript:` and `file:` links are dangerous. Only the link's text is printed. Refer to a chapter by `[](#its-name)`.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * See [the other chapter](02-other.md) and [the plan][plan].
 *
 * [plan]: file:///home/me/plan.txt
 * ~~~
 * 01-chapter.md 3:5-3:37: The link to `02-other.md` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 * 01-chapter.md 3:42-3:58: The link to `file:///home/me/plan.txt` leads nowhere in the report, so only its text is printed. Refer to a chapter by `[](#name)`, or cite a source in a note
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * See [](#other) and [the Times](https://example.com/).
 * ~~~
 * ~~~md 02-other.md
 * # Two
 * ~~~
 */
export default defineRule({
  id: 'link-local',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const link of listNodes(at, 'link')) {
        if (/^(?:#|https?:|mailto:|ftp:|\/\/)/i.test(link.url)) continue
        // `[^a b]` is for footnote-label-invalid.
        if (textOf(at).startsWith('[^', link.position?.start.offset)) continue
        report({
          at,
          place: link,
          reason: `The link to \`${shorten(link.url)}\` leads nowhere in the report, so only its text is printed. Refer to a chapter by \`[](#name)\`, or cite a source in a note`,
        })
      }
    }
  },
})
