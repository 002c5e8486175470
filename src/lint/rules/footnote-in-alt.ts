import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A call inside the alternative text or the title of a picture or link.
 *
 * These are plain text: the call is not printed and its note is lost. A caption that needs a note stands in a
 * `:::figure` block.
 *
 * @bad
 * ~~~md
 * ![A bridge[^a]](bridge.png)
 *
 * [^a]: A source.
 * ~~~
 * 1:11-1:15: The footnote call `[^a]` is lost in an alternative text, which is plain text. Move it to the caption in a `:::figure` block
 *
 * @bad
 * ~~~md
 * ![A bridge](bridge.png "A bridge[^a]")
 *
 * [^a]: A source.
 * ~~~
 * 1:33-1:37: The footnote call `[^a]` is lost in a title, which is plain text. Move it to the caption in a `:::figure` block
 *
 * @good
 * ~~~md
 * :::figure
 * ![A bridge](bridge.png)
 *
 * A bridge[^a]
 * :::
 *
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-in-alt',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { kind, label, start, end } of at.footnotes.attempts) {
        if (kind !== 'alt' && kind !== 'title') continue
        const where = kind === 'alt' ? 'an alternative text' : 'a title'
        report({
          at,
          place: [start, end],
          reason: `The footnote call \`[^${shorten(label)}]\` is lost in ${where}, which is plain text. Move it to the caption in a \`:::figure\` block`,
        })
      }
    }
  },
})
