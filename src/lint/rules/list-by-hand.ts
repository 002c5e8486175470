import type { Edit } from '../finding.js'
import { listIndicatorLines } from '../indicator-lines.js'
import { defineRule } from '../rule.js'
import { listLabelled } from '../short-lines.js'
import { textOf } from '../source.js'

/** What begins an item in a text that is no Markdown. */
const item =
  /(?<=^|[\r\n])([ \t>\u3000]*)([•・●○◦■□◆◇▪▸►‣※→➢✓✔]|[①-⑳]|[（(][\d０-９]{1,2}[)）]|[（(［]注[\d０-９]{0,2}[)）］]|[０-９]{1,2}[．.）)、])[ \t\u3000]*(?=\S)/g

/** What begins a paragraph in Japanese where it is not the first line of one. */
const wideBlank = /(?<=[\r\n])([ \t>]*)\u3000(?=[^\s①-⑳（(・•●○■◆※０-９])/gu

/** What ends a line that the next one does not go on in. */
const hardBreak = /(?: {2}|\\)\r?\n?$/

/** A number that would begin an item, and does not at the beginning of a paragraph. */
const refused = /^\d{1,9}[.)](?=[ \t]+\S)/

/** Signs that are nothing but the dot before an item. */
const bullet = /^[•・●○◦▪‣]$/

/**
 * Lines that begin like the items of a list, and are none.
 *
 * Where a line of the source ends, Markdown goes on in the same line: `・one` and `・two` below it are printed side by side.
 * The fix makes a list of lines that begin with the same dot or hold an indicator each, ends those with a backslash that
 * have numbers or signs of their own, and parts paragraphs whose first lines begin with a wide blank.
 *
 * @bad
 * ~~~md
 * 対策：
 * ・更新プログラムの適用
 * ・認証情報の変更
 * ~~~
 * 2:1-3:9: Lines that begin with `・` run together here: where a line ends, its text goes on. Begin each with `- ` for a list, or end them with a backslash
 *
 * @bad
 * ~~~md
 * ① 侵入
 * ② 窃取
 * ~~~
 * 1:1-2:5: Lines that begin with `①` and `②` run together here: where a line ends, its text goes on. Begin each with `1. ` for a list, or end them with a backslash
 *
 * @bad
 * ~~~md
 * 　攻撃は続いている。
 * 　対策を述べる。
 * ~~~
 * 2:1-2:2: A paragraph begins here by a wide blank, and goes on in the line above. Leave a blank line before it
 *
 * @bad
 * ~~~md
 * 192[.]0[.]2[.]1
 * 192[.]0[.]2[.]7
 * evil[.]example
 * ~~~
 * 1:1-3:15: Lines that hold an indicator each run together here: where a line ends, its text goes on. Begin each with `- ` for a list, or put them into a table
 *
 * @bad
 * ~~~md
 * Owner: Jane Doe
 * Status: done
 * Last change: 2 November 2026
 * ~~~
 * 1:1-3:29: Lines that stand for themselves run together here: where a line ends, its text goes on. End them with a backslash, or make a list of them
 *
 * @bad
 * ~~~md
 * ls -l
 *
 *     total 0
 *
 * 2. Read the result.
 * ~~~
 * 5:1-5:3: `2.` begins no item behind code that is indented, since it is not the first number. Write the code between lines of three backticks
 *
 * @good
 * ~~~md
 * 対策：
 * - 更新プログラムの適用
 * - 認証情報の変更
 *
 * ※ この報告の時点\
 * ※ 推定を含む
 * ~~~
 */
export default defineRule({
  id: 'list-by-hand',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      for (const { block, raw, start } of at.footnotes.prose) {
        if (block.type !== 'paragraph') continue
        const eol = textOf(at).includes('\r\n') ? '\r\n' : '\n'
        for (const { 1: before = '', index } of raw.matchAll(wideBlank)) {
          if (hardBreak.test(raw.slice(Math.max(0, index - 4), index))) continue
          const from = start + index + before.length
          report({
            at,
            place: [from, from + 1],
            reason:
              'A paragraph begins here by a wide blank, and goes on in the line above. Leave a blank line before it',
            fix: { range: [start + index, start + index], text: `${before.trimEnd()}${eol}` },
          })
        }
        const number = refused.exec(raw)?.[0]
        if (number) {
          report({
            at,
            place: [start, start + number.length],
            reason: `\`${number}\` begins no item behind code that is indented, since it is not the first number. Write the code between lines of three backticks`,
          })
        }
        const run = listIndicatorLines(raw)
        if (run) {
          const [first, last] = run.range
          report({
            at,
            place: [start + first, start + last],
            reason:
              'Lines that hold an indicator each run together here: where a line ends, its text goes on. Begin each with `- ` for a list, or put them into a table',
            fix: run
              .edits(eol)
              .map(({ range: [from, to], text }) => ({ range: [start + from, start + to], text })),
          })
        }
        const ends = listLabelled(raw)
        if (ends) {
          report({
            at,
            place: [start, start + raw.trimEnd().length],
            reason:
              'Lines that stand for themselves run together here: where a line ends, its text goes on. End them with a backslash, or make a list of them',
            fix: ends.map((end) => ({ range: [start + end, start + end], text: '\\' })),
          })
        }
        const found = [...raw.matchAll(item)]
        const [first, second] = found
        const isParted = found.some(({ index }) =>
          hardBreak.test(raw.slice(Math.max(0, index - 4), index)),
        )
        if (!first || !second || isParted) continue
        const signs = [...new Set(found.map(({ 2: sign = '' }) => sign))]
        const from = start + first.index + (first[1]?.length ?? 0)
        const isList = signs.length === 1 && bullet.test(signs[0] ?? '')
        const edits = found.flatMap(({ 0: whole, 1: indent = '', index }): Edit[] => {
          const line = start + index
          if (isList) return [{ range: [line + indent.length, line + whole.length], text: '- ' }]
          const end = /[ \t]*\r?\n$/.exec(raw.slice(0, index))
          return end ? [{ range: [start + end.index, start + end.index], text: '\\' }] : []
        })
        const shown = signs.slice(0, 2).map((sign) => `\`${sign}\``)
        const marker = /\d|[①-⑳０-９]/.test(signs[0] ?? '') ? '1. ' : '- '
        report({
          at,
          place: [from, start + raw.trimEnd().length],
          reason: `Lines that begin with ${shown.join(' and ')} run together here: where a line ends, its text goes on. Begin each with \`${marker}\` for a list, or end them with a backslash`,
          fix: edits,
        })
      }
    }
  },
})
