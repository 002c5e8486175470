import { createNearest, didYouMean } from '../../did-you-mean.js'
import { listVisits } from '../../source/markdown/walk.js'
import {
  findMeantLevel,
  isAbove,
  isWrongLabel,
  type Level,
  labelOf,
  levelOf,
  levels,
  parseLevel,
} from '../../source/tlp/level.js'
import { isMark, levelOfChapter, type Mark, writtenLevel } from '../../source/tlp/marks.js'
import type { Edit, Site } from '../finding.js'
import { fenceOf } from '../landmarks.js'
import { quoteAll, shorten } from '../quote.js'
import { defineRule, positionOf } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * A mark that names no level, or one that this briefing cannot have.
 *
 * `:::tlp{amber}`, `:tlp[words]{amber}` and `tlp: amber` at the top of a chapter say who may read what they mark: `clear`,
 * `green`, `amber`, `amber+strict` or `red`. None may be higher than the briefing's own classification, whose edition is
 * the whole; and where that is a word of the house, nobody can say what is higher.
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
 * It was :tlp[them]{ambre}, :tlp[again] and :tlp[in [May]{green}.
 *
 * :::tlp{red}
 * And worse.
 * :::
 * ~~~
 * ~~~md 02-chapter.md
 * ---
 * tlp: secret
 * ---
 *
 * # Two
 * ~~~
 * 01-chapter.md 3:8-3:25: `ambre` is not a level of the Traffic Light Protocol, so nobody knows who may read this. Did you mean `amber`?
 * 01-chapter.md 3:27-3:38: This mark names no level, so nobody knows who may read it. Write `{clear}`, `{green}`, `{amber}`, `{amber+strict}` or `{red}` right after its words
 * 01-chapter.md 3:43-3:47: This mark has no `]{level}` that ends it, so its words would be printed for everyone. Close its brackets, and name its level right after them
 * 01-chapter.md 5:1-5:12: This is for TLP:RED, and the briefing only for TLP:AMBER, so no edition may contain it. Raise `classification`, or mark this lower
 * 02-chapter.md 2:1-2:12: `secret` is not a level of the Traffic Light Protocol, so nobody knows who may read this. Write one of `clear`, `green`, `amber`, `amber+strict`, `red`
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
 * It was :tlp[them]{TLP:AMBER} or :tlp[us]{level=green}.
 *
 * :::tlp{.amber}
 * And others.
 * :::
 * ~~~
 * 01-chapter.md 3:8-3:29: `TLP:AMBER` is not a level of the Traffic Light Protocol, so nobody knows who may read this. Did you mean `amber`?
 * 01-chapter.md 3:33-3:54: `level=green` is not a level of the Traffic Light Protocol, so nobody knows who may read this. Did you mean `green`?
 * 01-chapter.md 5:1-5:15: `.amber` is not a level of the Traffic Light Protocol, so nobody knows who may read this. Did you mean `amber`?
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: For members
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * It was :tlp[them]{amber}.
 * ~~~
 * 01-chapter.md 3:8-3:25: The briefing is `For members`, which is not a TLP label, so nobody knows whether it may say what is for TLP:AMBER. Give it a `classification` such as `TLP:AMBER`
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER+STRICT
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * It was :tlp[them]{amber+strict}.
 *
 * :::tlp{green}
 * And others.
 * :::
 * ~~~
 */
export default defineRule({
  id: 'tlp-level',
  severity: 'error',
  suppressible: false,
  fixable: true,
  scope: 'briefing',
  disclaimer: true,
  check({ files, frontMatter }, report) {
    const nearest = createNearest(levels)
    for (const at of files) {
      for (const { place, written, isOpen } of listMarked(at)) {
        const level = parseLevel(written)
        if (isOpen) {
          const reason =
            'This mark has no `]{level}` that ends it, so its words would be printed for everyone. Close its brackets, and name its level right after them'
          report({ at, place, reason })
        } else if (level) {
          const reason = frontMatter && judge(frontMatter.classification, level)
          if (reason) report({ at, place, reason })
        } else if (written === '') {
          const reason = `This mark names no level, so nobody knows who may read it. Write ${quoteAll(
            levels.map((each) => `{${each}}`),
            'or',
          )} right after its words`
          report({ at, place, reason })
        } else {
          const meant = findMeantLevel(written)
          const near = didYouMean(meant ?? nearest(written.toLowerCase().replace(/^tlp:/, '')))
          const all = levels.map((each) => `\`${each}\``).join(', ')
          const reason = `\`${shorten(written)}\` is not a level of the Traffic Light Protocol, so nobody knows who may read this.${near || ` Write one of ${all}`}`
          const fix = meant && rewriteLevel(at, place, meant)
          report({ at, place, reason, ...(fix && { fix }) })
        }
      }
    }
  },
})

function judge(classification: string, level: (typeof levels)[number]): string | undefined {
  const own = levelOf(classification)
  // A label with a slip of the pen is said once, at the label.
  if (isWrongLabel(classification)) return undefined
  if (!own) {
    return `The briefing is \`${shorten(classification)}\`, which is not a TLP label, so nobody knows whether it may say what is for ${labelOf(level)}. Give it a \`classification\` such as \`${labelOf(level)}\``
  }
  return isAbove(level, own)
    ? `This is for ${labelOf(level)}, and the briefing only for ${classification}, so no edition may contain it. Raise \`classification\`, or mark this lower`
    : undefined
}

/** Writes a level for what was meant as one, in the braces that end a mark or after `tlp:` at the top of a chapter. */
function rewriteLevel(at: SourceFile, place: Site['place'], level: Level): Edit | undefined {
  const { start, end } = positionOf({ at, place })
  const [from = 0, to = 0] = [start.offset, end.offset]
  const found = /(?:(?<=\{)[^{}]*(?=\}$)|(?<=^tlp[ \t]*:[ \t]*)\S+$)/.exec(
    textOf(at).slice(from, to).trimEnd(),
  )
  return found
    ? { range: [from + found.index, from + found.index + found[0].length], text: level }
    : undefined
}

/** Lists the marks of a file with what each says; one without its end holds no words. */
function listMarked(at: SourceFile): { place: Site['place']; written: string; isOpen: boolean }[] {
  const chapter = levelOfChapter(at.tree)
  const line = /^tlp[ \t]*:.*$/m.exec(textOf(at))
  const marks = at.written
    ? listVisits(at.written).flatMap(({ node }): Mark[] => (isMark(node) ? [node] : []))
    : []
  return [
    ...(at.role === 'chapter' && chapter && line
      ? [
          {
            place: [line.index, line.index + line[0].trimEnd().length] as const,
            written: chapter.written,
            isOpen: false,
          },
        ]
      : []),
    ...marks.map((mark) => {
      const isBlock = mark.type === 'containerDirective'
      const isOpen = !isBlock && mark.children.length === 0 && writtenLevel(mark) === ''
      return { place: isBlock ? fenceOf(at, mark) : mark, written: writtenLevel(mark), isOpen }
    }),
  ]
}
