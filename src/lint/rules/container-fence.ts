import type { Nodes } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { rangeOf } from '../../footnotes/prose.js'
import { findAbove, listVisits } from '../../source/markdown/walk.js'
import { parseLooseLevel } from '../../source/tlp/level.js'
import { containerNames, listStrayFences, type StrayFence } from '../containers.js'
import type { Edit, Explanation } from '../finding.js'
import { adviseQuote } from '../foreign/alert-names.js'
import { readBox } from '../foreign/box-repairs.js'
import { repairFences } from '../foreign/fence-repairs.js'
import { mayBeMark } from '../foreign/withholding.js'
import { fenceOf } from '../landmarks.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * A `:::` block that is never closed, or a `:::` line that opens or closes nothing.
 *
 * An open block swallows the rest of the file: a whole chapter becomes its own summary. A `:::` that the parser does not
 * understand prints as text; the name must follow it without a space, and the outer of two blocks needs more colons.
 * The fix makes alerts of the boxes of other tools, leaves out the lines of those that only set attributes or whose name means nothing here, and writes
 * `:::summary` for `::: summary` and `:::tlp{amber}` for what was meant as it.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::summary
 * - A point
 *
 * Text.
 * ~~~
 * 01-chapter.md 3:1-3:11: This `:::summary` is never closed, so it swallows everything below it. Close it with `:::` on a line of its own
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * ::: figure
 *
 * Text.
 *
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:11: `::: figure` opens and closes nothing here and would print as text. Write `:::figure`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::warning Still open
 * Text.
 * ~~~
 * 01-chapter.md 3:1-3:22: `:::warning Still open` opens and closes nothing here and would print as text. Write a quote whose first line is `[!WARNING]` and nothing else
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * ::: {.wide #refs}
 * Text.
 * :::
 *
 * ::: columns two
 * Text.
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:18: `::: {.wide #refs}` opens and closes nothing here and would print as text. It sets attributes elsewhere. Leave it out, and the `:::` that ends it
 * 01-chapter.md 7:1-7:16: `::: columns two` opens and closes nothing here and would print as text. No block is called `columns` here. Leave it out, and the `:::` that ends it
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * Text.
 *
 * :::
 * ~~~
 * 01-chapter.md 5:1-5:4: `:::` opens and closes nothing here and would print as text. Write the name right after the colons, and more colons around a block in a block
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::figures
 * :::figure
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:11: This `:::figures` ends at the `:::` meant for the `:::figure` in it. Close it above that block, or give it one more colon
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * :::tlp AMBER
 * Text.
 * :::
 *
 * :::TLP:green
 * Text.
 * :::
 *
 * ::: tlp {amber+strict}
 * Text.
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:13: `:::tlp AMBER` opens and closes nothing here and would print as text. Write `:::tlp{amber}`
 * 01-chapter.md 7:1-7:13: `:::TLP:green` opens and closes nothing here and would print as text. Write `:::tlp{green}`
 * 01-chapter.md 11:1-11:23: `::: tlp {amber+strict}` opens and closes nothing here and would print as text. Write `:::tlp{amber+strict}`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # 一
 *
 * ：：：summary
 * - 要点
 * ：：：
 * ~~~
 * 01-chapter.md 3:1-3:11: `：：：summary` opens and closes nothing here and would print as text. Write `:::summary`
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * ::::figures
 * :::figure
 * ![A bridge](bridge.png)
 *
 * A bridge
 * :::
 * ::::
 * ~~~
 */
export default defineRule({
  id: 'container-fence',
  severity: 'error',
  suppressible: false,
  fixable: true,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      const broken: Explanation[] = []
      for (const visit of at.written ? listVisits(at.written) : at.visits) {
        const container = visit.node
        if (container.type !== 'containerDirective') continue
        const { opening, isClosed } = readFences(at, container)
        if (isClosed) continue
        const outer = findAbove(visit, isContainer)
        const around = outer && readFences(at, outer)
        const loser =
          around?.isClosed && around.opening.length <= opening.length ? outer : undefined
        const place = loser ?? container
        const start = place.position?.start.offset ?? 0
        if (broken.some((known) => known.start === start)) continue
        broken.push({ ruleId: 'container-fence', start })
        report({
          at,
          place: fenceOf(at, place),
          reason:
            loser && around
              ? `This \`${around.opening}${shorten(loser.name)}\` ends at the \`${around.opening}\` meant for the \`${opening}${shorten(container.name)}\` in it. Close it above that block, or give it one more colon`
              : `This \`${opening}${shorten(container.name)}\` is never closed, so it swallows everything below it. Close it with \`${opening}\` on a line of its own`,
        })
      }
      const repairs = repairFences(at)
      const strays = listStrayFences(at)
      const ends = findWideEnds(strays)
      for (const { start, words } of strays) {
        const isEnd = /^[:：]+$/.test(words)
        report({
          at,
          place: [start, start + words.length],
          reason: `\`${shorten(words)}\` opens and closes nothing here and would print as text. ${adviseFence(words)}`,
          explainedBy: isEnd ? broken : [],
          fix: repairFence(start, words, ends.get(start)) ?? repairs.get(start) ?? [],
        })
        if (!isEnd) broken.push({ ruleId: 'container-fence', start })
      }
    }
  },
})

function adviseFence(words: string): string {
  const meant = findMeantFence(words)
  if (meant) return `Write \`${shorten(meant)}\``
  if (mayBeMark(words.replace(/^[:：]+/, '')))
    return 'If it says who may read the block, write `:::tlp{level}`; if not, leave it out, and the `:::` that ends it'
  const box = readBox(words)
  if (box?.alert) return adviseQuote(box.alert)
  const closing = 'and the `:::` that ends it'
  if (box) return `It sets attributes elsewhere. Leave it out, ${closing}`
  const name = /[\p{L}\p{N}_-]+/u.exec(words)?.[0]
  if (name && !containerNames.includes(name))
    return `No block is called \`${shorten(name)}\` here. Leave it out, ${closing}`
  return 'Write the name right after the colons, and more colons around a block in a block'
}

/**
 * Returns the opening line that another is likely to stand for: `::: summary`, `：：：table {#id}`, `:::Figure`, and of a mark
 * `::: tlp{amber}`, `:::tlp AMBER`, `:::TLP:AMBER`.
 */
function findMeantFence(words: string): string | undefined {
  const [, colons = '', name = '', braces = ''] =
    /^(:{3,})[ \t]*([a-z]+)[ \t]*(\{[^{}]*\})?$/i.exec(narrow(words)) ?? []
  const known = name.toLowerCase()
  if (containerNames.includes(known) && known !== 'tlp') return `${colons}${known}${braces}`
  const [, before = '', written = ''] =
    /^(:{3,})[ \t]*tlp[ \t]*[:{([]?[ \t]*["'.#]?([\w:+]+)["']?[ \t]*[})\]]?$/i.exec(
      narrow(words),
    ) ?? []
  const level = parseLooseLevel(written)
  return level && `${before}tlp{${level}}`
}

/** Finds for each line, by its offset, the next that ends a block in wide colons. */
function findWideEnds(strays: readonly StrayFence[]): Map<number, StrayFence> {
  const ends = new Map<number, StrayFence>()
  let next: StrayFence | undefined
  for (const stray of strays.toReversed()) {
    if (next) ends.set(stray.start, next)
    if (/^[:：]+$/.test(stray.words) && stray.words.includes('：')) next = stray
  }
  return ends
}

/** Repairs the line that ends the block with it, where its colons are wide, too. */
function repairFence(
  start: number,
  words: string,
  end: StrayFence | undefined,
): Edit[] | undefined {
  const meant = findMeantFence(words)
  if (meant === undefined) return undefined
  return [
    { range: [start, start + words.length], text: meant },
    ...(end && words.startsWith('：')
      ? [{ range: [end.start, end.start + end.words.length] as const, text: narrow(end.words) }]
      : []),
  ]
}

function narrow(words: string): string {
  return words.replaceAll('：', ':')
}

function isContainer(node: Nodes): node is ContainerDirective {
  return node.type === 'containerDirective'
}

/** A block that the file's end, or the end of the block around it, ends has no fence at its end. */
function readFences(at: SourceFile, container: ContainerDirective) {
  const [start = 0, end = 0] = rangeOf(container)
  const text = textOf(at)
  const opening = /^:+/.exec(text.slice(start, start + 100))?.[0] ?? ''
  const lastLines = text.slice(Math.max(start + opening.length, end - 200), end)
  const closing = /(?:^|[\r\n])[ \t>]*(:{3,})[ \t]*$/.exec(lastLines)?.[1] ?? ''
  return { opening, isClosed: closing.length >= opening.length }
}
