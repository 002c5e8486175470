import { listIndicatorLines } from '../by-hand/indicator-lines.js'
import { listLabelled } from '../by-hand/short-lines.js'
import type { Edit, Range } from '../finding.js'
import { defineRule } from '../rule.js'
import { textOf } from '../source.js'

/** What begins an item in a text that is no Markdown. */
const item =
  /(?<=^|[\r\n])([ \t>\u3000]*)([•・●○◦■□◆◇▪▸►‣※→➢✓✔]|[①-⑳]|[（(][\d０-９]{1,2}[)）]|[（(［]注[\d０-９]{0,2}[)）］]|[０-９]{1,2}[．.）)、])[ \t\u3000]*(?=\S)/g

/** What begins an item where items have letters: pandoc, Word and lawyers count so, Markdown does not. */
const lettered = /(?<=^|[\r\n])([ \t>]*)(\(?([A-Za-z])[.)])[ \t]+(?=\S)/g

/** What begins a paragraph in Japanese where it is not the first line of one. */
const wideBlank = /(?<=[\r\n])([ \t>]*)\u3000(?=[^\s①-⑳（(・•●○■◆※０-９])/gu

/** What ends a line that the next one does not go on in. */
const hardBreak = /(?: {2}|\\)\r?\n?$/

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
 * a.  Reset the passwords
 * b.  Block the hosts
 * ~~~
 * 1:1-2:20: Lines that begin with `a.` and `b.` run together here: where a line ends, its text goes on. Begin each with `1. ` for a list, or end them with a backslash
 *
 * @bad
 * ~~~md
 * 　攻撃は続いている。
 * 　対策を述べる。
 * ~~~
 * 2:1-2:2: A paragraph begins here with a full-width space, but runs on from the line above. Leave a blank line before it
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
      const eol = textOf(at).includes('\r\n') ? '\r\n' : '\n'
      for (const { block, raw, start } of at.prose) {
        if (block.type !== 'paragraph') continue
        const faults = [
          ...listWideBlanks(raw, eol),
          ...listIndicators(raw, eol),
          ...listShortLines(raw),
          ...listItems(raw),
        ]
        for (const { range, reason, fix } of faults) {
          const edits = fix?.map((edit) => ({ ...edit, range: shift(edit.range, start) }))
          report({ at, place: shift(range, start), reason, ...(edits && { fix: edits }) })
        }
      }
    }
  },
})

/** A fault in a paragraph; its offsets count from the paragraph's beginning. */
interface Fault {
  range: Range
  reason: string
  fix?: Edit[]
}

function shift([from, to]: Range, by: number): Range {
  return [from + by, to + by]
}

function listWideBlanks(raw: string, eol: string): Fault[] {
  return [...raw.matchAll(wideBlank)].flatMap(({ 1: before = '', index }) => {
    if (isParted(raw, index)) return []
    const from = index + before.length
    return {
      range: [from, from + 1],
      reason:
        'A paragraph begins here with a full-width space, but runs on from the line above. Leave a blank line before it',
      fix: [{ range: [index, index], text: `${before.trimEnd()}${eol}` }],
    }
  })
}

function listIndicators(raw: string, eol: string): Fault[] {
  const run = listIndicatorLines(raw)
  if (!run) return []
  const reason =
    'Lines that hold an indicator each run together here: where a line ends, its text goes on. Begin each with `- ` for a list, or put them into a table'
  return [{ range: run.range, reason, fix: run.edits(eol) }]
}

function listShortLines(raw: string): Fault[] {
  const ends = listLabelled(raw)
  if (!ends) return []
  const reason =
    'Lines that stand for themselves run together here: where a line ends, its text goes on. End them with a backslash, or make a list of them'
  const fix = ends.map((end): Edit => ({ range: [end, end], text: '\\' }))
  return [{ range: [0, raw.trimEnd().length], reason, fix }]
}

function listItems(raw: string): Fault[] {
  const numbered = [...raw.matchAll(item)]
  const found = numbered.length > 1 ? numbered : listLettered(raw)
  const [first, second] = found
  if (!first || !second || found.some(({ index }) => isParted(raw, index))) return []
  const signs = [...new Set(found.map(({ 2: sign = '' }) => sign))]
  const isList = signs.length === 1 && bullet.test(signs[0] ?? '')
  const fix = found.flatMap(({ 0: whole, 1: indent = '', index }): Edit[] => {
    if (isList) return [{ range: [index + indent.length, index + whole.length], text: '- ' }]
    const end = /[ \t]*\r?\n$/.exec(raw.slice(0, index))
    return end ? [{ range: [end.index, end.index], text: '\\' }] : []
  })
  const shown = signs.slice(0, 2).map((sign) => `\`${sign}\``)
  const marker = /[\da-z]|[①-⑳０-９]/i.test(signs[0] ?? '') ? '1. ' : '- '
  return [
    {
      range: [first.index + (first[1]?.length ?? 0), raw.trimEnd().length],
      reason: `Lines that begin with ${shown.join(' and ')} run together here: where a line ends, its text goes on. Begin each with \`${marker}\` for a list, or end them with a backslash`,
      fix,
    },
  ]
}

/** Items that begin with the first letters of the alphabet in their order; anything else, or two capitals, may be initials. */
function listLettered(raw: string): RegExpExecArray[] {
  const found = [...raw.matchAll(lettered)]
  const letters = found.map(({ 3: letter = '' }) => letter.toLowerCase()).join('')
  const mayBeInitials = found.length < 3 && /\p{Lu}\./u.test(found[0]?.[0] ?? '')
  return 'abcdefghijklmnopqrstuvwxyz'.startsWith(letters) && !mayBeInitials ? found : []
}

/** Whether the line before an offset ends with a hard break. */
function isParted(raw: string, offset: number): boolean {
  return hardBreak.test(raw.slice(Math.max(0, offset - 4), offset))
}
