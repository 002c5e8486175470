import type { FootnoteDefinition } from 'mdast'
import type { ParsedCall } from '../../footnotes/parsed-call.js'
import { defineRule } from '../rule.js'
import type { Source } from '../source.js'

/**
 * A label that is a number, but not the number that is printed. Off by default.
 *
 * Numbers run through the whole briefing in the order of the first calls, so numeric labels are seldom the printed ones.
 * Words such as `[^nikkei]` raise no such hope. There is no fix: a number that fits today is wrong after the next edit.
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
    const numbers = numberNotes(source)
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

/** As the report numbers them: the opening, then the summaries of all chapters, then their texts. */
function numberNotes({ files }: Source): Map<FootnoteDefinition, number> {
  const numbers = new Map<FootnoteDefinition, number>()
  const count = (calls: readonly ParsedCall[]) => {
    for (const { definition } of calls) {
      if (!numbers.has(definition)) numbers.set(definition, numbers.size + 1)
    }
  }
  for (const { role, footnotes } of files)
    count(role === 'chapter' ? callsOfSummary(footnotes.calls) : footnotes.calls)
  for (const { footnotes } of files) count(footnotes.calls)
  return numbers
}

/** A file's calls come summary first: those of the summary end where the text outside it begins. */
function callsOfSummary(calls: readonly ParsedCall[]): readonly ParsedCall[] {
  const end = calls.findIndex(({ note, summary }) => !note && !summary)
  return end === -1 ? calls : calls.slice(0, end)
}
