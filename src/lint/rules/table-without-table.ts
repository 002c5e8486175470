import { fenceOf } from '../landmarks.js'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A `:::table` or `:::iocs` in which no table is found.
 *
 * The block has no number then, and a reference to it leads to nothing. Most often the line `|---|` is missing, or the
 * empty line between caption and table.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::table{#sums}
 * Sums
 *
 * | Day | Sum |
 * | 1 | 2 |
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:16: This `:::table` has no table. A table needs a line such as `|---|---|` below its first row, and an empty line before it
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs{#hosts}
 * Hosts
 * :::
 * ~~~
 * 01-chapter.md 3:1-3:16: This `:::iocs` has no table. A table needs a line such as `|---|---|` below its first row, and an empty line before it
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::table{#sums}
 * Sums
 *
 * | Day | Sum |
 * |---|---|
 * | 1 | 2 |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'table-without-table',
  severity: 'error',
  suppressible: false,
  fixable: false,
  scope: 'briefing',
  check({ files }, report) {
    for (const at of files) {
      for (const table of listNodes(at, 'containerDirective')) {
        const isOne = table.name === 'table' || table.name === 'iocs'
        if (!isOne || table.children.some(({ type }) => type === 'table')) continue
        report({
          at,
          place: fenceOf(at, table),
          reason: `This \`:::${table.name}\` has no table. A table needs a line such as \`|---|---|\` below its first row, and an empty line before it`,
        })
      }
    }
  },
})
