import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * Notes that refer to each other in a circle.
 *
 * Each sends the reader on to the next and none comes to an end; neither their numbers nor the links back to the text
 * make sense.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: See[^b].
 *
 * [^b]: See[^a].
 * ~~~
 * 5:10-5:14: Footnotes `[^a]` and `[^b]` refer to each other. Remove this call, or the other one
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: See[^a].
 * ~~~
 * 3:10-3:14: Footnote `[^a]` refers to itself. Remove this call
 *
 * @good
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: See[^b].
 *
 * [^b]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-cycle',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { closing, members } of at.footnotes.cycles) {
        const labels = members.map(({ label }) => `\`[^${shorten(label ?? '')}]\``)
        const shown =
          labels.length > 5 ? [...labels.slice(0, 4), `${labels.length - 4} more`] : labels
        report({
          at,
          place: closing.node,
          reason:
            labels.length === 1
              ? `Footnote ${shown[0]} refers to itself. Remove this call`
              : `Footnotes ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)} refer to each other. Remove this call, or the other one`,
        })
      }
    }
  },
})
