import { formatPlace } from '../../source/place.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A label that is defined a second time in its file.
 *
 * The first definition wins and the text of the second is lost without a word; upper and lower case do not tell labels
 * apart. The same label in two files means two notes, and is no duplicate.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]: First source.
 *
 * [^A]: Second source.
 * ~~~
 * 5:1-5:21: `[^A]` is defined again here; the first definition (notes.md:3:1) wins and this text is lost. Rename one of them, or delete this one
 *
 * @good
 * ~~~md 01-a.md
 * A claim[^1].
 *
 * [^1]: First source.
 * ~~~
 * ~~~md 02-b.md
 * A claim[^1].
 *
 * [^1]: Second source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-duplicate-definition',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const definition of at.footnotes.definitions) {
        const first = at.footnotes.definitionById.get(definition.identifier)
        if (!first?.position || first === definition) continue
        report({
          at,
          place: definition,
          reason: `\`[^${shorten(definition.label ?? '')}]\` is defined again here; the first definition (${formatPlace({ file: at.file.path, ...first.position.start })}) wins and this text is lost. Rename one of them, or delete this one`,
          cause: { at, place: first, reason: 'The first definition is here' },
        })
      }
    }
  },
})
