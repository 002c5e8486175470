import type { Heading } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import { isMonthly } from '../../source/front-matter.js'
import type { Range } from '../finding.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * A number typed before the title of a chapter.
 *
 * The generator numbers chapters, so a typed number is printed beside its own: “Chapter 1: Chapter 1. Loaders”, 第 1 章
 * 『第1章 …』. A bare `1.` is told where the titles of all chapters are counted so.
 *
 * @bad
 * ~~~md 01-loaders.md
 * # Chapter 1: Loaders
 * ~~~
 * ~~~md 02-letters.md
 * # 第２章　手紙
 * ~~~
 * 01-loaders.md 1:3-1:14: `Chapter 1:` is typed before the title, and the generator numbers chapters itself. Leave it out
 * 02-letters.md 1:3-1:7: `第２章` is typed before the title, and the generator numbers chapters itself. Leave it out
 *
 * @bad
 * ~~~md 01-loaders.md
 * # 1. Loaders
 * ~~~
 * ~~~md 02-letters.md
 * # 2. Letters
 * ~~~
 * 01-loaders.md 1:3-1:6: `1.` is typed before the title, and the generator numbers chapters itself. Leave it out
 * 02-letters.md 1:3-1:6: `2.` is typed before the title, and the generator numbers chapters itself. Leave it out
 *
 * @good
 * ~~~md 01-loaders.md
 * # Chapter 11 filings rise
 * ~~~
 * ~~~md 02-letters.md
 * # 3 letters that nobody wrote
 * ~~~
 * ~~~md 03-budo.md
 * # 第三章の教訓
 * ~~~
 */
export default defineRule({
  id: 'chapter-number',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  scope: 'briefing',
  check({ files, frontMatter }, report) {
    // The chapters of a commentary are printed without a number.
    if (frontMatter && !isMonthly(frontMatter)) return
    const titles = files.flatMap((at) => (at.role === 'chapter' ? readTitle(at) : []))
    const isCounted =
      titles.length > 1 &&
      titles.every(({ text }, index) => Number(counted.exec(text)?.groups?.number) === index + 1)
    for (const { at, text, start } of titles) {
      const typed = labelled.exec(text)?.[0] ?? (isCounted ? counted.exec(text)?.[0] : undefined)
      if (typed === undefined) continue
      const place: Range = [start, start + typed.length]
      const reason = `\`${typed.trim()}\` is typed before the title, and the generator numbers chapters itself. Leave it out`
      report({ at, place, reason, fix: { range: place, text: '' } })
    }
  },
})

/** What the generator writes itself, as people type it. */
const labelled =
  /^(?:第[ \u3000]*[\d０-９一二三四五六七八九十]{1,3}[ \u3000]*章(?:[ \u3000]*[:：.．、–—―-][ \u3000]*|[ \u3000]+|(?=[「『【]))|chapter[ ]+\d{1,2}[ ]*[.:：–—-][ ]*)(?=\S)/i

/** `1. `, `1\) `, `１．`; a number with decimals is none. */
const counted = /^(?<number>\d{1,2})[ ]*(?:\\?[.)]|[．）、])[ \u3000]*(?!\d)(?=\S)/

function readTitle(at: SourceFile): { at: SourceFile; text: string; start: number }[] {
  const title = at.tree.children.find(
    (node): node is Heading => node.type === 'heading' && node.depth === 1,
  )
  const [from, end] = title ? rangeOf(title) : []
  if (from === undefined) return []
  const slice = textOf(at).slice(from, end)
  const mark = /^#[ \t\u3000]+/.exec(slice)?.[0].length ?? 0
  return [{ at, text: slice.slice(mark), start: from + mark }]
}
