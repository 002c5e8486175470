import { rangeOf } from '../../footnotes/prose.js'
import type { Explanation } from '../finding.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/** Japanese sentences, a call, or words of a language with spaces between them and a stop at the end. */
const prose = [
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][。、]/u,
  /[\p{L}\p{P}]\[\^[^\]\s]+\]/u,
  /^(?:[“"'(]?\p{L}[\p{L}\p{N}’'-]*[”"),;:]?\s+){5,}[^{}<>=;|$\\]*[.!?][”"')]?$/u,
]

/**
 * A paragraph that its indent has made code.
 *
 * Four spaces or a tab at the head of a line make code of it: what is pasted from a word processor, with its first lines
 * indented, is printed in the type of code, its words run on without breaks, and a call in it is no call. Code between
 * fences and `<pre>` are not looked at, nor is what reads like code.
 *
 * @bad
 * ~~~md
 *     攻撃者は、正規の更新に見せかけた。
 *
 * Text.
 *
 *     The group came back in May[^a].
 * ~~~
 * 1:1-1:22: This paragraph is indented by four spaces or a tab, so it is printed as code. Begin its lines at the margin, or put code between fences
 * 5:1-5:36: This paragraph is indented by four spaces or a tab, so it is printed as code. Begin its lines at the margin, or put code between fences
 *
 * @good
 * ~~~md
 * 　攻撃者は、正規の更新に見せかけた。
 *
 *     powershell -enc SQBFAFgA
 *
 * ```
 * 攻撃者のメモ。
 * ```
 *
 * <pre>攻撃者は、
 *   正規の更新に見せかけた。</pre>
 * ~~~
 */
export default defineRule({
  id: 'indented-prose',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const block of listNodes(at, 'code')) {
        const [start, end] = rangeOf(block)
        if (start === undefined || end === undefined) continue
        if (/^(?:[ \t]*(?:`{3}|~{3})|<)/.test(textOf(at).slice(start, end))) continue
        const words = block.value.trim()
        if (!prose.some((form) => form.test(words))) continue
        report({
          at,
          place: block,
          explainedBy: findBox(at, start),
          reason:
            'This paragraph is indented by four spaces or a tab, so it is printed as code. Begin its lines at the margin, or put code between fences',
        })
      }
    }
  },
})

/** How far above its text a box is looked for, in characters. */
const reach = 5000

/** The outermost `!!! note` or `=== "Tab"` above, whose text this is to MkDocs. */
function findBox(at: SourceFile, start: number): Explanation[] {
  let from: number | undefined
  let end = start
  for (const line of textOf(at)
    .slice(Math.max(0, start - reach), start)
    .split('\n')
    .toReversed()) {
    const words = line.trimStart()
    if (/^(?:!!!|\?\?\?\+?|===[!+]?)[ \t]/.test(words)) from = end - words.length
    if (words !== '' && words.length === line.length) break
    end -= line.length + 1
  }
  return from === undefined ? [] : [{ ruleId: 'other-dialect', start: from }]
}
