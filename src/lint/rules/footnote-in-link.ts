import { findAbove } from '../../source/markdown/walk.js'
import { defineRule } from '../rule.js'

/**
 * A call inside the text of a link.
 *
 * A call is a link to its note, and a link cannot hold a link: browsers end the outer one at the call, so that half of
 * its text no longer leads anywhere.
 *
 * @bad
 * ~~~md
 * See [the report[^a]](#figure).
 *
 * [^a]: A source.
 * ~~~
 * 1:16-1:20: A footnote call inside a link breaks the link, because links cannot be nested. Move `[^a]` after the link
 *
 * @good
 * ~~~md
 * See [the report](#figure)[^a].
 *
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-in-link',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { node, visit } of at.footnotes.calls) {
        const link = findAbove(visit, (above) => above.type === 'link')
        if (!link) continue
        report({
          at,
          place: node,
          reason: `A footnote call inside a link breaks the link, because links cannot be nested. Move \`[^${node.label}]\` after the link`,
        })
      }
    }
  },
})
