import type { CaptionedBlock } from '../../briefing/captioned-blocks.js'
import type { Report, Site } from '../finding.js'
import { fenceOf, headOf } from '../landmarks.js'
import { originalChapter, readTranslation } from '../neighbours/translation.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'
import { listCaptioned } from '../targets.js'

/**
 * Figures and tables that a translation has and its original has not, or the other way round.
 *
 * They are matched by their ids, or else by the names of their picture files; a table without an id is not compared. The
 * rows of two tables are counted. What is left out on purpose goes under `translation-omits` in `briefing.md`: `#id`, or
 * `figures`, `tables`.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * :::table{#steps}
 * Steps
 *
 * | When |
 * |---|
 * | March |
 * :::
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * :::figure{#map}
 * ![地図](map.svg)
 *
 * 地図
 * :::
 *
 * :::table{#steps}
 * 経過
 *
 * | 時期 |
 * |---|
 * | 2月 |
 * | 3月 |
 * :::
 * ~~~
 * 01-one.md 1:1-1:6: The original's figure `#map` is missing in this chapter. Add it, or list `#map` under `translation-omits`
 * 2024-03/01-one.md 3:1-3:16: This figure
 * 01-one.md 3:1-3:17: This table has 1 row, and its original 2. Make the two agree
 * 2024-03/01-one.md 9:1-9:17: The original of this table
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * ![A map](figures/map-en.svg "The map")
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 * ~~~
 * 01-one.md 3:1-3:39: The original has no figure `map-en` in this chapter. Add it there, or give the two one id
 * 2024-03/01-one.md 1:1-1:4: The original of this chapter
 *
 * @good
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * translation-omits: [figures]
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * ![地図](figures/map.svg "地図")
 * ~~~
 */
export default defineRule({
  id: 'translation-figures',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const translation = readTranslation(source)
    for (const { here, there } of translation?.pairs ?? []) {
      const [own, its] = [byName(listCaptioned(here)), byName(listCaptioned(there))]
      for (const [name, block] of its) {
        const kinds = block.kind === 'figure' ? 'figures' : 'tables'
        if (own.has(name) || translation?.omits(kinds, name)) continue
        const shown = block.id ? `#${name}` : name
        report({
          ...headOf(here),
          reason: `The original's ${block.kind} \`${shown}\` is missing in this chapter. Add it, or list \`${block.id ? shown : kinds}\` under \`translation-omits\``,
          cause: { at: there, place: fenceOf(there, block.node), reason: `This ${block.kind}` },
        })
      }
      for (const [name, block] of own) {
        const place = { at: here, place: fenceOf(here, block.node) }
        const other = its.get(name)
        if (other) compareRows(place, block, { at: there, block: other }, report)
        else
          report({
            ...place,
            reason: `The original has no ${block.kind} \`${block.id ? `#${name}` : name}\` in this chapter. Add it there, or give the two one id`,
            cause: originalChapter(there),
          })
      }
    }
  },
})

function compareRows(
  place: Site,
  block: CaptionedBlock,
  { at, block: original }: { at: SourceFile; block: CaptionedBlock },
  report: Report,
): void {
  const [rows, theirs] = [countRows(block), countRows(original)]
  if (rows === theirs) return
  report({
    ...place,
    reason: `This table has ${rows} ${rows === 1 ? 'row' : 'rows'}, and its original ${theirs}. Make the two agree`,
    cause: { at, place: fenceOf(at, original.node), reason: 'The original of this table' },
  })
}

/** The name of a figure without an id is that of its picture's file. */
function byName(blocks: readonly CaptionedBlock[]): Map<string, CaptionedBlock> {
  return new Map(
    blocks.flatMap((block): [string, CaptionedBlock][] => {
      const file =
        block.kind === 'figure' ? /([^/]+?)(?:\.\w+)?$/.exec(block.image.url)?.[1] : undefined
      const name = block.id ?? file
      return name === undefined ? [] : [[name, block]]
    }),
  )
}

/** Without its head; of a figure, none. */
function countRows(block: CaptionedBlock): number {
  return block.kind === 'table' ? block.table.children.length - 1 : 0
}
