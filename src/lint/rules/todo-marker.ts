import * as z from 'zod'
import { hidden, rangeOf } from '../../footnotes/prose.js'
import type { Range } from '../finding.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A mark that something is still to be done.
 *
 * `TODO`, `FIXME`, `TBD`, `XXX`, 要確認, 要出典, 要追記, 要修正, `[citation needed]`, and what a template leaves to be filled in,
 * such as `[ORGANIZATION NAME]`: in the text, in what pictures are described by, in comments and in front matter. A
 * release should refuse them: set this rule to `error` there. `words` adds the house's own.
 *
 * @bad
 * ~~~md
 * The sum is TBD.
 *
 * 金額は要確認。
 *
 * <!-- TODO: ask the bank -->
 * ~~~
 * 1:12-1:15: `TBD` marks something still to be done. Finish it before the report is issued
 * 3:4-3:7: `要確認` marks something still to be done. Finish it before the report is issued
 * 5:6-5:10: `TODO` marks something still to be done. Finish it before the report is issued
 *
 * @bad
 * ~~~md
 * In XXX hosts [citation needed], says [COMPANY NAME]. Call [PHONE NUMBER].
 * ~~~
 * 1:4-1:7: `XXX` marks something still to be done. Finish it before the report is issued
 * 1:14-1:31: `[citation needed]` marks something still to be done. Finish it before the report is issued
 * 1:38-1:52: `[COMPANY NAME]` marks something still to be done. Finish it before the report is issued
 * 1:59-1:73: `[PHONE NUMBER]` marks something still to be done. Finish it before the report is issued
 *
 * @bad
 * ~~~md
 * ![TODO: what the map shows](figures/TODO.png "TBD")
 * ~~~
 * 1:3-1:7: `TODO` marks something still to be done. Finish it before the report is issued
 * 1:47-1:50: `TBD` marks something still to be done. Finish it before the report is issued
 *
 * @bad {"words": ["（仮）"]}
 * ~~~md
 * # 題名（仮）
 * ~~~
 * 1:5-1:8: `（仮）` marks something still to be done. Finish it before the report is issued
 *
 * @good
 * ~~~md
 * 要確認事項とTODOリスト、a todo list, `TODO` and METHODOLOGY. CVE-2026-XXX, XXX-555 and +1 555 XXX XXX, XXXL.
 * [REDACTED], [NOTE], [DATE] [TIME].
 * ~~~
 */
export default defineRule({
  id: 'todo-marker',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  options: z.strictObject({ words: z.array(z.string().min(1)).default([]) }),
  check({ files }, report, { words }) {
    const own = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    const pattern = new RegExp([usual, unknown, template, ...own].join('|'), 'gu')
    const hint = new RegExp([parts, ...own].join('|'), 'u')
    for (const at of files) {
      for (const { text, start } of listTexts(at)) {
        if (!hint.test(text)) continue
        for (const { 0: word, index } of text.matchAll(pattern)) {
          const place: Range = [start + index, start + index + word.length]
          const reason = `\`${word}\` marks something still to be done. Finish it before the report is issued`
          report({ at, place, reason })
        }
      }
    }
  },
})

const usual =
  '(?<![\\p{L}\\p{N}_-])(?:TODO|FIXME|TBD|TBC)(?![A-Za-z0-9_-]|[\\s-]*(?:リスト|アプリ|list|app))|要(?:確認|出典|追記|修正)(?![\\p{Script=Han}の])'

/** As a number or a name that is not known yet; digits are masked by it too. */
const unknown = '(?<![\\p{L}\\p{N}_.+*-]|[\\dX] )XXX(?![\\p{L}\\p{N}_*-]|\\.[\\dX]| [\\dX])'

/** `[citation needed]`, `[COMPANY NAME]`, `[INSERT DATE]` */
const template =
  '(?:\\[|\\{\\{ ?)(?:(?:citation|clarification|source|reference) needed|needs (?:citation|source)s?|(?:INSERT|YOUR)(?: [A-Z]+){1,4}|(?:[A-Z]+ ){0,2}(?:NAME|PHONE NUMBER|EMAIL ADDRESS)|NAME|PHONE|ORGANI[SZ]ATION|COMPANY|CLIENT|CUSTOMER)(?:\\]| ?\\}\\})(?!\\()'

/** What each of them holds, and what is quicker to look for. */
const parts = 'TODO|FIXME|TB[DC]|要[確出追修]|XXX|(?:\\[|\\{\\{ ?)(?:[a-z]+ needed|needs |[A-Z])'

function listTexts(at: SourceFile): { text: string; start: number }[] {
  const whole = [...listNodes(at, 'html'), ...listNodes(at, 'yaml')].flatMap((node) => {
    const [start, end] = rangeOf(node)
    return start === undefined ? [] : [{ text: textOf(at).slice(start, end), start }]
  })
  return [...at.words, ...whole, ...listPictureTexts(at)]
}

/** What a picture is called by: its address, or the label of a reference. */
const named = /\]\(\s*(?:<[^<>\r\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)|\]\[[^\]]*\]$|^!\[[^\]]*\]$/

/** Alternative texts, and the captions after addresses; a file may be called what it likes. */
function listPictureTexts(at: SourceFile): { text: string; start: number }[] {
  return [...listNodes(at, 'image'), ...listNodes(at, 'imageReference')].flatMap((node) => {
    const [start, end] = rangeOf(node)
    if (start === undefined) return []
    const text = textOf(at).slice(start, end)
    return [{ text: text.replace(named, (written) => hidden.repeat(written.length)), start }]
  })
}
