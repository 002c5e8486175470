import { toString as textIn } from 'mdast-util-to-string'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A definition without text.
 *
 * It prints a number and nothing else. Most often the source was to be looked up later.
 *
 * @bad
 * ~~~md
 * A claim[^a].
 *
 * [^a]:
 * ~~~
 * 3:1-3:6: Footnote `[^a]` has no text; an empty note would be printed. Write the source after the colon
 *
 * @good
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: A source.
 *
 * [^b]:
 *     A source on the next line.
 * ~~~
 */
export default defineRule({
  id: 'footnote-empty',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const definition of at.footnotes.definitions) {
        if (textIn(definition, { includeHtml: false }).trim() !== '') continue
        report({
          at,
          place: definition,
          reason: `Footnote \`[^${shorten(definition.label ?? '')}]\` has no text; an empty note would be printed. Write the source after the colon`,
        })
      }
    }
  },
})
