import { listSourceLinks, pageOf, wordsOfNote } from '../notes/note-text.js'
import { defineRule } from '../rule.js'

/**
 * Two notes of a file with the same text.
 *
 * The reader finds the same source under two numbers and looks for a difference. One note can be called twice. Notes that
 * cite the same page for different passages differ in their words, and are left alone.
 *
 * @bad
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: A source. <https://example.com/a>
 * [^b]: A  source. <https://example.com/a>
 * ~~~
 * 4:1-4:41: `[^b]` says the same as `[^a]`. Call `[^a]` again instead
 *
 * @bad
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: <https://example.com/a>
 *
 * [^b]: <https://www.example.com/a/>
 * ~~~
 * 5:1-5:35: `[^b]` says the same as `[^a]`. Call `[^a]` again instead
 *
 * @good
 * ~~~md
 * A claim[^a] and another[^b], and the first source again[^a].
 *
 * [^a]: A source. <https://example.com/a>
 * [^b]: A source (the second part). <https://example.com/a>
 * ~~~
 */
export default defineRule({
  id: 'footnote-duplicate-text',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const firstByText = new Map<string, (typeof at.footnotes.definitions)[number]>()
      for (const definition of at.footnotes.definitionById.values()) {
        const pages = listSourceLinks(at, definition).map(({ url }) => pageOf(url))
        const text = [wordsOfNote(definition), ...pages].join('\n')
        const first = firstByText.get(text)
        if (!first && text !== '') firstByText.set(text, definition)
        if (!first) continue
        report({
          at,
          place: definition,
          reason: `\`[^${definition.label}]\` says the same as \`[^${first.label}]\`. Call \`[^${first.label}]\` again instead`,
          cause: { at, place: first, reason: 'The first one is here' },
        })
      }
    }
  },
})
