import type { Attempt } from '../footnotes/attempts.js'
import { defineRule } from './rule.js'
import { shorten } from './shorten.js'

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
      const { definitionById, referencesTo, attemptsOf } = at.footnotes
      for (const [identifier, definition] of definitionById) {
        if (referencesTo.has(definition)) continue
        report({
          at,
          place: definition,
          reason: `Footnote \`[^${shorten(definition.label ?? identifier)}]\` is never referenced and will not be printed. Call it where it belongs, or delete it`,
          explainedBy: (attemptsOf.get(identifier) ?? []).map(({ kind, start }) => ({
            ruleId: ruleOf[kind],
            start,
          })),
        })
      }
    }
  },
})

/** The rule that reports a failed call: mended, the note is referenced. */
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
