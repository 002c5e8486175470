import { isCharacterClass } from '../notes/character-class.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A call inside raw HTML.
 *
 * Markdown is not read there: the call prints as text, or not at all. What is commented out is left alone.
 *
 * @bad
 * ~~~md
 * <p>A claim[^a].</p>
 *
 * [^a]: A source.
 * ~~~
 * 1:11-1:15: The footnote call `[^a]` is lost in raw HTML, where Markdown is not read. Write the paragraph in Markdown
 *
 * @good
 * ~~~md
 * A claim[^a], in <code>[^\s]+</code>.
 *
 * <pre><code>[^\]\s]</code></pre>
 *
 * <!-- Another claim[^b]. -->
 *
 * [^a]: A source.
 * ~~~
 */
export default defineRule({
  id: 'footnote-in-html',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { kind, label, identifier, start, end } of at.footnotes.attempts) {
        if (kind !== 'html') continue
        const isPattern = label.includes('\\') || isCharacterClass(label)
        if (isPattern && !at.footnotes.definitionById.has(identifier)) continue
        report({
          at,
          place: [start, end],
          reason: `The footnote call \`[^${shorten(label)}]\` is lost in raw HTML, where Markdown is not read. Write the paragraph in Markdown`,
        })
      }
    }
  },
})
