import type { Attempt } from '../../footnotes/attempts.js'
import { listMeantLabels } from '../notes/meant-labels.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { placeOf } from '../source.js'

/**
 * A definition that nothing calls.
 *
 * It is not printed: the source that its author meant to give is lost, or the sentence that it proves has been deleted.
 *
 * @bad
 * ~~~md
 * A claim.
 *
 * [^b]: A source.
 * ~~~
 * 3:1-3:16: Footnote `[^b]` is never referenced and will not be printed. Call it where it belongs, or delete it
 *
 * @bad
 * ~~~md
 * A claim[^ntoe].
 *
 * [^note]: A source.
 * ~~~
 * 3:1-3:19: Footnote `[^note]` is never referenced and will not be printed. Did `[^ntoe]` at 1:8 mean it?
 *
 * @good
 * ~~~md
 * A claim[^b].
 *
 * [^b]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-unreferenced',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const { definitionById, callsTo, attemptsOf } = at.footnotes
      const meantBy = new Map([...listMeantLabels(at)].map(([attempt, label]) => [label, attempt]))
      for (const [identifier, definition] of definitionById) {
        if (callsTo.has(definition)) continue
        const label = definition.label ?? identifier
        const near = meantBy.get(label)
        const { line = 0, column = 0 } = near ? placeOf(at, near.start, near.end).start : {}
        const hint = near
          ? ` Did \`[^${shorten(near.label)}]\` at ${line}:${column} mean it?`
          : ' Call it where it belongs, or delete it'
        report({
          at,
          place: definition,
          reason: `Footnote \`[^${shorten(label)}]\` is never referenced and will not be printed.${hint}`,
          explainedBy: (attemptsOf.get(identifier) ?? []).map(({ kind, start }) => ({
            ruleId: ruleOf[kind],
            start,
          })),
        })
      }
    }
  },
})

/** The rule that reports a failed call: once that is corrected, the note is referenced. */
const ruleOf: Record<Attempt['kind'], string> = {
  undefined: 'footnote-undefined',
  'front-matter': 'footnote-undefined',
  blank: 'footnote-label-invalid',
  padded: 'footnote-wrong-syntax',
  escaped: 'footnote-wrong-syntax',
  unclosed: 'footnote-wrong-syntax',
  form: 'footnote-wrong-syntax',
  inline: 'footnote-wrong-syntax',
  alt: 'footnote-in-alt',
  title: 'footnote-in-alt',
  html: 'footnote-in-html',
}
