import { findHandNotes } from '../by-hand/hand-notes.js'
import { findLostCalls } from '../by-hand/lost-calls.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * Notes whose numbers their author has written.
 *
 * `[1]` with a list of references, `※1`, `［１］`, `注1)`, `*1`, `¹`, `<sup>1</sup>`, or the links that Word and converters
 * write, `[[1]](#_ftn1)`: they print where they stand, far from the page that calls them, and nobody checks that each
 * has its source and its number. Made into notes, they stand at the foot of the page, and number themselves. The fix
 * does so with all of a file at once. Calls `[1]`, `[2]`, `[3]` in a file without such a list lead nowhere.
 *
 * @bad
 * ~~~md
 * The group came back [1][2]. It used a new loader<sup>[3, 1]</sup>.
 *
 * ## References
 *
 * 1. Example CERT, “The return”. https://example.com/return
 * 2. Example Press, 2 April 2024. https://example.org/news
 * 3. Example Labs. https://example.net/loader
 * ~~~
 * 5:1-5:4: 3 notes are numbered by hand, the first of them `1.`: they do not stand at the foot of the page, and nobody checks them. Write `[^1]` in the text, and `[^1]: …` for the note
 *
 * @bad
 * ~~~md
 * 攻撃が続いている※1。
 *
 * ※1 出典：例のCERT、2024年4月。
 * ~~~
 * 3:1-3:4: A note is numbered by hand, `※1`: it does not stand at the foot of the page, and nobody checks it. Write `[^1]` in the text, and `[^1]: …` for the note
 *
 * @bad
 * ~~~md
 * The group came back [1], with a new loader [2, 3]. Others saw it too [2] [3].
 * ~~~
 * 1:21-1:24: `[1]` and 3 more call notes by hand, and the file has no such notes. Write `[^1]` in the text, and `[^1]: …` with the source, or leave them out
 *
 * @good
 * ~~~md
 * Set argv[1], argv[2] and argv[3], or [1].
 *
 * The group came back[^1], as argv[1] shows.
 *
 * [^1]: Example CERT, “The return”. https://example.com/return
 * ~~~
 */
export default defineRule({
  id: 'footnote-by-hand',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      const found = findHandNotes(at)
      const lost = found ? undefined : findLostCalls(at)
      if (lost)
        report({
          at,
          place: lost.place,
          reason: `\`${textOf(at).slice(...lost.place)}\` and ${lost.count - 1} more call notes by hand, and the file has no such notes. Write \`[^1]\` in the text, and \`[^1]: …\` with the source, or leave them out`,
        })
      if (!found) continue
      const { place, shown, number, count, edits } = found
      const marker = `\`${shorten(shown)}\``
      const what =
        count > 1
          ? `${count} notes are numbered by hand, the first of them ${marker}: they do not stand at the foot of the page, and nobody checks them`
          : `A note is numbered by hand, ${marker}: it does not stand at the foot of the page, and nobody checks it`
      report({
        at,
        place,
        reason: `${what}. Write \`[^${number}]\` in the text, and \`[^${number}]: …\` for the note`,
        ...(edits && { fix: edits }),
      })
    }
  },
})
