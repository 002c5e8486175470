import { chapterId } from '../../briefing/reference-target.js'
import { group } from '../../group.js'
import type { Report } from '../finding.js'
import { headOf } from '../landmarks.js'
import { originalChapter, readTranslation, type Translation } from '../neighbours/translation.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile } from '../source.js'

/**
 * Chapters, sections or alerts that a translation has and its original has not, or the other way round.
 *
 * Whoever reads one of the two believes they have read the other. A chapter belongs to the one with the same name, or
 * else the same number; sections and alerts are counted. What is left out on purpose goes under `translation-omits` in
 * `briefing.md`: the `#id` of a chapter, or `sections`.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-spyware.md
 * # Spyware
 *
 * ## Overview
 * ~~~
 * ~~~md 2024-03/01-spyware.md
 * # スパイウェア
 *
 * ## 概要
 *
 * ## まとめ
 * ~~~
 * ~~~md 2024-03/02-leak.md
 * # 漏洩
 * ~~~
 * briefing.md 2:1-2:24: The original's chapter `02-leak.md` has no translation. Translate it, or list `#leak` under `translation-omits`
 * 2024-03/02-leak.md 1:1-1:5: This chapter
 * 01-spyware.md 1:1-1:10: This chapter has 1 `##` heading, and its original 2, so a part may be missing. Make the two agree, or list `sections` under `translation-omits`
 * 2024-03/01-spyware.md 1:1-1:9: The original of this chapter
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-spyware.md
 * # Spyware
 * ~~~
 * ~~~md 02-insurance.md
 * # Insurance
 * ~~~
 * ~~~md 2024-03/01-spyware.md
 * # スパイウェア
 * ~~~
 * 02-insurance.md 1:1-1:12: The original has no chapter `02-insurance.md`. Give the two files one name or number, or add the chapter there
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-spyware.md
 * # Spyware
 *
 * > [!NOTE]
 * > Update at once.
 * ~~~
 * ~~~md 2024-03/01-spyware.md
 * # スパイウェア
 *
 * > [!WARNING]
 * > 直ちに更新すること。
 * ~~~
 * 01-spyware.md 1:1-1:10: This chapter has 0 `[!WARNING]` alerts, and its original 1, so a part may be missing. Make the two agree, or list `sections` under `translation-omits`
 * 2024-03/01-spyware.md 1:1-1:9: The original of this chapter
 * 01-spyware.md 1:1-1:10: This chapter has 1 `[!NOTE]` alert, and its original 0, so it may say more than its original. Make the two agree
 * 2024-03/01-spyware.md 1:1-1:9: The original of this chapter
 *
 * @good
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * translation-omits: ["#leak", sections]
 * ---
 * ~~~
 * ~~~md 01-spyware.md
 * # Spyware
 *
 * ## Overview
 * ~~~
 * ~~~md 2024-03/01-supaiwea.md
 * # スパイウェア
 *
 * ## 概要
 *
 * ## まとめ
 * ~~~
 * ~~~md 2024-03/02-leak.md
 * # 漏洩
 * ~~~
 */
export default defineRule({
  id: 'translation-structure',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const translation = readTranslation(source)
    const [main] = source.files
    if (!translation || !main) return
    reportChapters(translation, main, report)
    for (const { here, there } of translation.pairs) {
      for (const { name, own, its } of [
        ...countHeadings(here, there),
        ...countAlerts(here, there),
      ]) {
        if (own === its || (own < its && translation.omits('sections'))) continue
        const may = own < its ? 'a part may be missing' : 'it may say more than its original'
        const how = own < its ? ', or list `sections` under `translation-omits`' : ''
        report({
          ...headOf(here),
          reason: `This chapter has ${own} ${name}${own === 1 ? '' : 's'}, and its original ${its}, so ${may}. Make the two agree${how}`,
          cause: originalChapter(there),
        })
      }
    }
  },
})

/** @param main where chapters that are missing are reported */
function reportChapters(
  { untranslated, added, omits }: Translation,
  main: SourceFile,
  report: Report,
): void {
  for (const there of untranslated) {
    const id = chapterId(there.file.path)
    if (there.role !== 'chapter' || omits('chapters', id)) continue
    report({
      ...headOf(main),
      reason: `The original's chapter \`${there.file.basename}\` has no translation. Translate it, or list \`#${id}\` under \`translation-omits\``,
      cause: { ...headOf(there), reason: 'This chapter' },
    })
  }
  for (const here of added) {
    if (here.role !== 'chapter') continue
    report({
      ...headOf(here),
      reason: `The original has no chapter \`${here.file.basename}\`. Give the two files one name or number, or add the chapter there`,
    })
  }
}

/** How often something stands in a chapter and in its original, by what authors call it. */
interface Counted {
  name: string
  own: number
  its: number
}

function countHeadings(here: SourceFile, there: SourceFile): Counted[] {
  const count = (at: SourceFile, depth: number) =>
    listNodes(at, 'heading').filter((heading) => heading.depth === depth).length
  return [2, 3].map((depth) => ({
    name: `\`${'#'.repeat(depth)}\` heading`,
    own: count(here, depth),
    its: count(there, depth),
  }))
}

/** Of each kind of alert that one of the two has, as authors write it. */
function countAlerts(here: SourceFile, there: SourceFile): Counted[] {
  const [own, its] = [here, there].map((at) =>
    group(
      listNodes(at, 'blockquote').flatMap(({ data }) => data?.alert ?? []),
      (kind) => kind,
    ),
  )
  return [...new Set([...(its?.keys() ?? []), ...(own?.keys() ?? [])])].map((kind) => ({
    name: `\`[!${kind.toUpperCase()}]\` alert`,
    own: own?.get(kind)?.length ?? 0,
    its: its?.get(kind)?.length ?? 0,
  }))
}
