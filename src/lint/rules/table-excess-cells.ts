import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, textOf } from '../source.js'

/**
 * A row of a table with more cells than the table has columns.
 *
 * GitHub drops the cells after the last column, with the notes that are called in them. Usually the cause is a `|` that
 * was meant as text, which needs its backslash even in code.
 *
 * @bad
 * ~~~md
 * | Command | Meaning |
 * |---|---|
 * | `ps aux | grep x` | shows |
 * ~~~
 * 3:21-3:30: This row has one cell more than the table has columns (2), so `shows` would be lost. Write a `|` that is text as `\|`, even in code, or give the table another column
 *
 * @good
 * ~~~md
 * | Command | Meaning |
 * |---|---|
 * | `ps aux \| grep x` | shows |
 * | `id` | shows | |
 * ~~~
 */
export default defineRule({
  id: 'table-excess-cells',
  severity: 'error',
  suppressible: false,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const {
        children: [head, ...rows],
      } of listNodes(at, 'table')) {
        const columns = head?.children.length ?? 0
        for (const row of rows) {
          const surplus = row.children.slice(columns)
          const start = surplus[0]?.position?.start.offset
          const end = surplus.at(-1)?.position?.end.offset
          const isEmpty = surplus.every((cell) => cell.children.length === 0)
          if (start === undefined || end === undefined || isEmpty) continue
          const more = surplus.length === 1 ? 'one cell' : `${surplus.length} cells`
          const lost = textOf(at)
            .slice(start, end)
            .replace(/^\||\|$/g, '')
          report({
            at,
            place: [start, end],
            reason: `This row has ${more} more than the table has columns (${columns}), so \`${shorten(lost.trim())}\` would be lost. Write a \`|\` that is text as \`\\|\`, even in code, or give the table another column`,
          })
        }
      }
    }
  },
})
