import { explainByCycle } from '../notes/explain-by-cycle.js'
import { defineRule } from '../rule.js'

/**
 * A call inside a note.
 *
 * The note it calls has a number that follows in the notes and not in the text, and where the page is full it may be
 * printed on the next one, far from both.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: See the other source[^b].
 *
 * [^b]: The other source.
 * ~~~
 * 3:27-3:31: `[^a]` calls the note `[^b]`; a note inside a note is hard to follow on the page. Name its source in `[^a]`, or call `[^b]` in the text
 *
 * @good
 * ~~~md
 * A claim[^a][^b].
 *
 * [^a]: A source.
 *
 * [^b]: The other source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-nested',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { node, note, definition } of at.footnotes.calls) {
        if (!note || !at.footnotes.printed.has(note)) continue
        report({
          at,
          place: node,
          reason: `\`[^${note.label}]\` calls the note \`[^${node.label}]\`; a note inside a note is hard to follow on the page. Name its source in \`[^${note.label}]\`, or call \`[^${node.label}]\` in the text`,
          cause: { at, place: definition, reason: 'The note it calls is here' },
          explainedBy: explainByCycle(at, note, definition),
        })
      }
    }
  },
})
