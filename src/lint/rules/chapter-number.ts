import type { Heading } from 'mdast'
import { listHeadingSlugs } from '../../briefing/link-targets.js'
import { decodeFragment } from '../../briefing/reference-target.js'
import { rangeOf } from '../../footnotes/prose.js'
import { isMonthly } from '../../source/front-matter.js'
import { listTypedNumbers } from '../by-hand/typed-numbers.js'
import type { Range } from '../finding.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A number typed before the title of a chapter.
 *
 * The generator numbers chapters, so a typed number is printed beside its own: “Chapter 1: Chapter 1. Loaders”, 第 1 章
 * 『第1章 …』. It is told where it is the number that is printed, or where several count from one beside titles without a
 * number. There is no fix where a link leads to the title by its words.
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
 * @bad
 * ~~~md 01-loaders.md
 * # １．ローダー
 * ~~~
 * ~~~md 02-letters.md
 * # ２．手紙
 * ~~~
 * ~~~md 03-prices.md
 * # 第3章価格
 * ~~~
 * ~~~md 04-banks.md
 * # 第四章〜銀行
 * ~~~
 * 01-loaders.md 1:3-1:5: `１．` is typed before the title, and the generator numbers chapters itself. Leave it out
 * 02-letters.md 1:3-1:5: `２．` is typed before the title, and the generator numbers chapters itself. Leave it out
 * 03-prices.md 1:3-1:6: `第3章` is typed before the title, and the generator numbers chapters itself. Leave it out
 * 04-banks.md 1:3-1:7: `第四章〜` is typed before the title, and the generator numbers chapters itself. Leave it out
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
 * ~~~md 04-courts.md
 * # Chapter 11: bankruptcies rise
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
    const chapters = files.filter(({ role }) => role === 'chapter')
    const titles = chapters.map(readTitle)
    const numbers = listTypedNumbers(titles.map((title) => title?.text ?? ''))
    for (const [index, at] of chapters.entries()) {
      const [title, typed] = [titles[index], numbers[index]]
      if (title === undefined || typed === undefined) continue
      const place: Range = [title.start, title.start + typed.length]
      const reason = `\`${typed.trim()}\` is typed before the title, and the generator numbers chapters itself. Leave it out`
      const fix = isLinked(title.heading, at, files) ? [] : [{ range: place, text: '' }]
      report({ at, place, reason, fix })
    }
  },
})

interface Title {
  heading: Heading
  text: string
  start: number
}

function readTitle(at: SourceFile): Title | undefined {
  const heading = at.tree.children.find(
    (node): node is Heading => node.type === 'heading' && node.depth === 1,
  )
  const [from, end] = heading ? rangeOf(heading) : []
  if (!heading || from === undefined) return undefined
  const slice = textOf(at).slice(from, end)
  const mark = /^#[ \t\u3000]+/.exec(slice)?.[0].length ?? 0
  return { heading, text: slice.slice(mark), start: from + mark }
}

/** Whether a link of the briefing leads to a title by its words, and would lead nowhere were they others. */
function isLinked(title: Heading, at: SourceFile, files: readonly SourceFile[]): boolean {
  const [slug] = [...listHeadingSlugs(at.tree)].find(([, heading]) => heading === title) ?? []
  return files
    .flatMap((file) => listNodes(file, 'link'))
    .some(({ url }) => {
      const id = url.includes('#') ? decodeFragment(url.slice(url.indexOf('#'))) : undefined
      return id !== undefined && (id === slug || id.endsWith(`/${slug}`))
    })
}
