import * as z from 'zod'
import { rangeOf } from '../../footnotes/prose.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/**
 * A space before a call, or a call on the wrong side of the punctuation.
 *
 * A space lets the line break between a word and its number, and separates calls that belong side by side. Where calls
 * stand to punctuation is the house's matter: `punctuation` is `any`, `before` (本文[^a]。) or `after` (text.[^a]).
 *
 * @bad
 * ~~~md
 * A claim [^a].
 *
 * 本文[^a]　[^b]。
 *
 * **A claim** [^a]
 *
 * [^a]: A source.
 * [^b]: Another.
 * ~~~
 * 1:8-1:13: There is a space before `[^a]`, so a line can begin with its number. Remove it
 * 3:7-3:12: There is a space before `[^b]`, so a line can begin with its number. Remove it
 * 5:12-5:17: There is a space before `[^a]`, so a line can begin with its number. Remove it
 *
 * @bad {"punctuation": "after"}
 * ~~~md
 * A claim[^a].
 *
 * [^a]: A source.
 * ~~~
 * 1:8-1:13: `[^a]` stands before the punctuation. Move it after `.`
 *
 * @bad {"punctuation": "before"}
 * ~~~md
 * 本文。[^a]
 *
 * [^a]: A source.
 * ~~~
 * 1:3-1:8: `[^a]` stands after the punctuation. Move it before `。`
 *
 * @good
 * ~~~md
 * A claim[^a], another.[^b][^a]
 *
 * | Day | Event |
 * |---|---|
 * | 1 | [^b] |
 *
 * - [ ] [^b]
 *
 * [^a]: A source.
 * [^b]: Another.
 * ~~~
 */
export default defineRule({
  id: 'footnote-spacing',
  severity: 'info',
  suppressible: true,
  fixable: true,
  options: z.strictObject({ punctuation: z.enum(['any', 'before', 'after']).default('any') }),
  check({ files }, report, { punctuation }) {
    for (const at of files) {
      const text = textOf(at)
      for (const { node } of at.footnotes.calls) {
        const [start, end] = rangeOf(node)
        if (start === undefined || end === undefined) continue
        const blank = /[^\s|]([ \t\u3000]+)$/.exec(text.slice(Math.max(0, start - 20), start))?.[1]
        const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
        if (blank && !blockStart.test(line)) {
          report({
            at,
            place: [start - blank.length, end],
            reason: `There is a space before \`[^${node.label}]\`, so a line can begin with its number. Remove it`,
            fix: { range: [start - blank.length, start], text: '' },
          })
        }
        const before = /[、。，．,.;:!?！？]$/.exec(text.slice(Math.max(0, start - 1), start))?.[0]
        const after = /^[、。，．,.;!?！？]/.exec(text.slice(end, end + 1))?.[0]
        if (punctuation === 'after' && after) {
          report({
            at,
            place: [start, end + 1],
            reason: `\`[^${node.label}]\` stands before the punctuation. Move it after \`${after}\``,
            fix: { range: [start, end + 1], text: after + text.slice(start, end) },
          })
        } else if (punctuation === 'before' && before) {
          report({
            at,
            place: [start - 1, end],
            reason: `\`[^${node.label}]\` stands after the punctuation. Move it before \`${before}\``,
            fix: { range: [start - 1, end], text: text.slice(start, end) + before },
          })
        }
      }
    }
  },
})

/** What stands before the words of a quote, a heading, a list item or a task. */
const blockStart = /^(?:[ \t>]|(?:#{1,6}|[*+-]|\d{1,9}[.)]|\[[ xX]\])(?=[ \t]))*$/
