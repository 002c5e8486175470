import type { FootnoteDefinition } from 'mdast'
import type { Attempt } from '../../footnotes/attempts.js'
import { group } from '../../group.js'
import type { Explanation } from '../finding.js'
import { listSourceLinks, pageOf, wordsOfNote } from '../notes/note-text.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * Two notes of a file that cite one page under different titles, or by different URLs.
 *
 * One of them most often has the wrong URL, pasted from the note above; or the same source goes by two names. Notes whose
 * words only add a passage to those of the other, such as “(the second part)”, are left alone, and notes of the same words
 * are for `footnote-duplicate-text`.
 *
 * @bad
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: The Times, “One thing” <https://example.com/a>
 *
 * [^b]: The Post, “Another thing” <https://www.example.com/a/>
 * ~~~
 * 5:33-5:61: `[^b]` cites the same page as `[^a]` in other words; one of the two may have the wrong URL. Correct it, or call `[^a]` again
 *
 * @bad
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: <https://example.com/a>
 *
 * [^b]: The Post, “Another thing” <https://example.com/a>
 * ~~~
 * 5:33-5:56: `[^b]` cites the same page as `[^a]`, and `[^a]` has nothing but its URL. Keep the note with words, and call it again
 *
 * @good
 * ~~~md
 * A claim[^a] and another[^b].
 *
 * [^a]: The Times, “One thing” <https://example.com/a>
 *
 * [^b]: The Times, “One thing” (the second part) <https://example.com/a>
 *
 * An option[^c] and another[^d].
 *
 * [^c]: The manual, “-flto” <https://example.com/options#flto>
 *
 * [^d]: The manual, “-pedantic” <https://example.com/options#pedantic>
 * ~~~
 */
export default defineRule({
  id: 'source-duplicate',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const firstByPage = new Map<string, FootnoteDefinition>()
      const swallowed = group(at.footnotes.attempts, ({ prose }) => prose?.note)
      for (const definition of at.footnotes.definitionById.values()) {
        for (const link of listSourceLinks(at, definition)) {
          const page = pageOf(link.url)
          const first = firstByPage.get(page)
          if (!first) firstByPage.set(page, definition)
          if (!first || first === definition || isExtended(first, definition)) continue
          report({
            at,
            place: link,
            reason: describe(definition, first),
            explainedBy: [first, definition].flatMap((note) =>
              (swallowed.get(note) ?? []).flatMap(explainByAttempt),
            ),
            cause: { at, place: first, reason: 'The first note that cites it is here' },
          })
        }
      }
    }
  },
})

/** A failed definition becomes part of the note above it, whose words and URLs are then no longer its own. */
function explainByAttempt({ start }: Attempt): Explanation[] {
  return ['footnote-label-invalid', 'footnote-definition-misplaced'].map((ruleId) => ({
    ruleId,
    start,
  }))
}

function describe(definition: FootnoteDefinition, first: FootnoteDefinition): string {
  const [own, other] = [definition, first].map(({ label }) => `\`[^${shorten(label ?? '')}]\``)
  const [bare] = [definition, first].filter((note) => wordsOfNote(note) === '')
  return bare
    ? `${own} cites the same page as ${other}, and ${bare === first ? other : own} has nothing but its URL. Keep the note with words, and call it again`
    : `${own} cites the same page as ${other} in other words; one of the two may have the wrong URL. Correct it, or call ${other} again`
}

/** Whether one says what the other says and no more than a passage besides. */
function isExtended(a: FootnoteDefinition, b: FootnoteDefinition): boolean {
  const letters = (note: FootnoteDefinition) => wordsOfNote(note).replace(/[^\p{L}\p{N}]/gu, '')
  const [short = '', long = ''] = [letters(a), letters(b)].sort((x, y) => x.length - y.length)
  return short === '' ? long === '' : long.startsWith(short)
}
