import { findAbove } from '../../source/markdown/walk.js'
import { defineRule } from '../rule.js'

/**
 * A call in a heading. Off by default.
 *
 * The source format allows it, and the generator keeps the number out of contents, bookmarks and running heads. A house
 * that wants its headings bare switches this on.
 *
 * @bad
 * ~~~md
 * ## The bridge[^a]
 *
 * [^a]: A source.
 * ~~~
 * 1:14-1:18: `[^a]` is called in a heading. Move the call to the first sentence below it
 *
 * @good
 * ~~~md
 * ## The bridge
 *
 * A claim[^a].
 *
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-in-heading',
  severity: 'info',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { node, visit } of at.footnotes.calls) {
        if (!findAbove(visit, (above) => above.type === 'heading')) continue
        report({
          at,
          place: node,
          reason: `\`[^${node.label}]\` is called in a heading. Move the call to the first sentence below it`,
        })
      }
    }
  },
})
