import type { FootnoteDefinition } from 'mdast'
import { listCallsAsRead, readParts } from '../../briefing/passages.js'
import { numberNotes } from '../../footnotes/number-notes.js'
import { isMonthly } from '../../source/front-matter.js'
import { defineRule } from '../rule.js'
import type { Source } from '../source.js'

/**
 * A label that is a number, but not the number that is printed. Off by default.
 *
 * Numbers run through the whole briefing in the order of the first calls, so numeric labels are seldom the printed
 * ones. Words such as `[^nikkei]` raise no such hope. There is no fix: a number that fits today is wrong after the next
 * edit.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * A claim[^7].
 *
 * [^7]: A source.
 * ~~~
 * 01-chapter.md 5:1-5:16: Label `[^7]` will print as 1. Use a word as the label
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * A claim[^nikkei][^2].
 *
 * [^nikkei]: A source.
 *
 * [^2]: Another.
 * ~~~
 */
export default defineRule({
  id: 'footnote-number-mismatch',
  severity: 'info',
  offByDefault: true,
  suppressible: true,
  fixable: false,
  check(source, report) {
    const numbers = numberDefinitions(source)
    for (const at of source.files) {
      for (const [label, definition] of at.footnotes.definitionById) {
        const number = numbers.get(definition)
        if (number === undefined || !/^\d+$/.test(label) || Number(label) === number) continue
        const reason = `Label \`[^${label}]\` will print as ${number}. Use a word as the label`
        report({ at, place: definition, reason })
      }
    }
  },
})

/** As a build numbers them, whatever else is wrong with the briefing. */
function numberDefinitions({ files, frontMatter }: Source): Map<FootnoteDefinition, number> {
  const main = files.find(({ role }) => role !== 'chapter')
  const chapters = files.filter(({ role }) => role === 'chapter')
  const trees = new Map(files.map(({ file, tree }) => [file.path, tree]))
  const monthly = frontMatter !== undefined && isMonthly(frontMatter)
  const parts = readParts(main, chapters, { liftsSummaries: monthly })
  const { notes } = numberNotes(listCallsAsRead(parts, trees, 'body'))
  return new Map(notes.map(({ definition, number }) => [definition, number]))
}
