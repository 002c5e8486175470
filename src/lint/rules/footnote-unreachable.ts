import { explainByCycle } from '../notes/explain-by-cycle.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A note that only unprinted notes call.
 *
 * It has a call, so a count of calls finds nothing wrong; but no way leads to it from the text, and it is not printed.
 *
 * @bad
 * ~~~md
 * A claim.
 *
 * [^c]: See the other source[^d].
 *
 * [^d]: The other source.
 * ~~~
 * 5:1-5:24: `[^d]` is referenced only by `[^c]`, which is itself not reached from the text, and will not be printed. Call it in the text, or delete both
 *
 * @good
 * ~~~md
 * A claim[^c].
 *
 * [^c]: See the other source[^d].
 *
 * [^d]: The other source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-unreachable',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const { definitionById, callsTo, printed } = at.footnotes
      for (const [identifier, definition] of definitionById) {
        const first = callsTo.get(definition)?.[0]
        if (!first?.note || printed.has(definition)) continue
        report({
          at,
          place: definition,
          reason: `\`[^${shorten(definition.label ?? identifier)}]\` is referenced only by \`[^${shorten(first.note.label ?? '')}]\`, which is itself not reached from the text, and will not be printed. Call it in the text, or delete both`,
          cause: { at, place: first.node, reason: 'It is referenced here' },
          explainedBy: explainByCycle(at, definition),
        })
      }
    }
  },
})
