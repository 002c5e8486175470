import type { TableCell } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { isIndicators } from '../../intel/read-table.js'
import { findAbove, type Visit } from '../../source/markdown/walk.js'
import { isLevelColumn } from '../../source/tlp/column.js'
import { parseLooseLevel } from '../../source/tlp/level.js'
import { defineRule } from '../rule.js'

/**
 * A column `tlp` in a table that is no table of indicators.
 *
 * In `:::iocs` that column says who may read a row, and an edition for a lower level leaves the row out. In any other table it
 * is a column like the others, and its rows stand in every edition.
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
 * | Host | TLP |
 * |---|---|
 * | fs01 | amber |
 * ~~~
 * 01-chapter.md 3:8-3:15: Only in a table of indicators are rows left out by their column `tlp`; these stand in every edition. Put the table into `:::iocs`, or mark what is in its cells, `:tlp[words]{level}`
 *
 * @good
 * ~~~md briefing.md
 * ---
 * classification: TLP:AMBER
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs{#hosts}
 * | type | value | tlp |
 * |---|---|---|
 * | domain | bad[.]top | amber |
 *
 * Hosts
 * :::
 * ~~~
 */
export default defineRule({
  id: 'tlp-column',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const cell of at.visits.flatMap(findColumn)) {
        report({
          at,
          place: cell,
          reason:
            'Only in a table of indicators are rows left out by their column `tlp`; these stand in every edition. Put the table into `:::iocs`, or mark what is in its cells, `:tlp[words]{level}`',
        })
      }
    }
  },
})

/** The head of a column `tlp` where a row below it names more than TLP:CLEAR. */
function findColumn(visit: Visit): TableCell[] {
  if (visit.node.type !== 'table' || findAbove(visit, isIndicators)) return []
  const [head, ...rows] = visit.node.children
  const column = head?.children.findIndex((cell) => isLevelColumn(textOf(cell))) ?? -1
  const cell = head?.children[column]
  const isNamed = rows.some((row) => {
    const level = parseLooseLevel(textOf(row.children[column]))
    return level !== undefined && level !== 'clear'
  })
  return cell && isNamed ? [cell] : []
}
