import type { Nodes } from 'mdast'
import { levelsOfRows } from '../../briefing/tlp/cut.js'
import { listVisits } from '../../source/markdown/walk.js'
import { isAbove, type Level, labelOf, levelOf } from '../../source/tlp/level.js'
import { isMark, levelOfChapter, levelOfMark } from '../../source/tlp/marks.js'
import type { Range, Site } from '../finding.js'
import { fenceOf, headOf, keyOf } from '../landmarks.js'
import { originalChapter, readTranslation } from '../neighbours/translation.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * Marks of TLP that an original has and its translation has not, or the other way round.
 *
 * What the one keeps from the readers of a lower level, the other would tell all of them. Compared are the level of
 * each chapter, and how many passages and rows of indicators in it are marked with each level; one mark of a language
 * may be two in another. A translation that leaves out what is marked says so: `translation-omits: [marks]`. One whose
 * own classification is lower than its original's has none of these marks, and is not asked.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * It was :tlp[a group from Minsk]{green}, we think.
 * ~~~
 * ~~~md 02-two.md
 * # Two
 * ~~~
 * ~~~md 2024-03/briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * それは:tlp[ミンスクの集団]{amber}とみられる。
 * ~~~
 * ~~~md 2024-03/02-two.md
 * ---
 * tlp: amber
 * ---
 *
 * # 二
 * ~~~
 * 01-one.md 1:1-1:6: The original of this chapter has 1 mark of TLP:AMBER, and the translation 0, so it may show everyone what is for few. Mark it here too, or list `marks` under `translation-omits`
 * 2024-03/01-one.md 3:4-3:24: What it marks
 * 01-one.md 3:8-3:39: The original of this chapter has no mark of TLP:GREEN, so it may show everyone what is for few. Mark it there too, or list `marks` under `translation-omits`
 * 2024-03/01-one.md 1:1-1:4: The original of this chapter
 * 02-two.md 1:1-1:6: The original of this chapter is for TLP:AMBER, and the translation for everyone. Begin both with the same `tlp:`, or list `marks` under `translation-omits`
 * 2024-03/02-two.md 2:1-2:11: The original of this chapter
 *
 * @good
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * It was :tlp[a group from Minsk]{amber}, we think.
 * ~~~
 * ~~~md 2024-03/briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * それは:tlp[ミンスクの集団]{amber}とみられる。
 * ~~~
 */
export default defineRule({
  id: 'translation-tlp',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const translation = readTranslation(source)
    if (!translation || translation.omits('marks')) return
    const [own, its] = [source, translation.original].map(({ frontMatter }) =>
      levelOf(frontMatter?.classification ?? ''),
    )
    // Of an original for fewer readers, the translation is compared with what its own may see: nothing is marked there.
    if (own && (!its || isAbove(its, own))) return
    for (const { here, there } of translation.pairs) {
      const [level, itsLevel] = [here, there].map(chapterLevel)
      if (level !== itsLevel) {
        report({
          ...(keyOf(here, 'tlp') ?? headOf(here)),
          reason: `The original of this chapter is for ${circleOf(itsLevel)}, and the translation for ${circleOf(level)}. Begin both with the same \`tlp:\`, ${orOmit}`,
          cause: { ...originalChapter(there), ...keyOf(there, 'tlp') },
        })
      }
      const [marks, itsMarks] = [here, there].map(listMarks)
      for (const [of, sites] of itsMarks ?? []) {
        const count = marks?.get(of)?.length ?? 0
        const unmarked = sites[count]
        if (!unmarked) continue
        report({
          ...headOf(here),
          reason: `The original of this chapter has ${sites.length} ${sites.length === 1 ? 'mark' : 'marks'} of ${labelOf(of)}, and the translation ${count}, so it may show everyone what is for few. Mark it here too, ${orOmit}`,
          cause: { ...unmarked, reason: 'What it marks' },
        })
      }
      // Where a language needs two stretches for one, that is no fault.
      for (const [of, [first]] of marks ?? []) {
        if (!first || itsMarks?.has(of)) continue
        report({
          ...first,
          reason: `The original of this chapter has no mark of ${labelOf(of)}, so it may show everyone what is for few. Mark it there too, ${orOmit}`,
          cause: originalChapter(there),
        })
      }
    }
  },
})

const orOmit = 'or list `marks` under `translation-omits`'

function chapterLevel({ role, tree }: SourceFile): Level | undefined {
  const level = role === 'chapter' ? levelOfChapter(tree)?.level : undefined
  return level && isAbove(level, 'clear') ? level : undefined
}

function circleOf(level: Level | undefined): string {
  return level ? labelOf(level) : 'everyone'
}

/** Lists what a file marks as not for everyone, by level. */
function listMarks(at: SourceFile): Map<Level, Site[]> {
  const tree = at.written ?? at.tree
  const rows = levelsOfRows(tree)
  const marks = new Map<Level, Site[]>()
  for (const { node } of listVisits(tree)) {
    const row = node.type === 'tableRow' ? rows.get(node) : undefined
    const level = isMark(node) ? levelOfMark(node) : row
    if (!level || !isAbove(level, 'clear')) continue
    marks.set(level, [...(marks.get(level) ?? []), { at, place: placeOf(at, node) }])
  }
  return marks
}

function placeOf(at: SourceFile, node: Nodes): Range | Nodes {
  return node.type === 'containerDirective' ? fenceOf(at, node) : node
}
