import { defineRule } from '../rule.js'

/**
 * A note that is called again. Off by default.
 *
 * The call prints the same number, and the note stands once, at the foot of the page of its first call. A house whose
 * readers should find each note on the page of its call switches this on.
 *
 * @bad
 * ~~~md
 * A claim[^a] and another[^a].
 *
 * [^a]: A source.
 * ~~~
 * 1:24-1:28: `[^a]` is called again; its note stands only at the foot of the page of the first call. Define a second note if the reader needs it here
 *
 * @good
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: A source.
 *
 * [^b]: Another.
 * ~~~
 */
export default defineRule({
  id: 'footnote-repeated-reference',
  severity: 'info',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const first = new Map<unknown, (typeof at.footnotes.callsAsRead)[number]>()
      for (const call of at.footnotes.callsAsRead) {
        const before = first.get(call.definition)
        if (!before) first.set(call.definition, call)
        else {
          report({
            at,
            place: call.node,
            reason: `\`[^${call.node.label}]\` is called again; its note stands only at the foot of the page of the first call. Define a second note if the reader needs it here`,
            cause: { at, place: before.node, reason: 'The first call is here' },
          })
        }
      }
    }
  },
})
