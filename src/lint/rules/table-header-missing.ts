import { toString as textIn } from 'mdast-util-to-string'
import { defineRule } from '../rule.js'
import { listNodes } from '../source.js'

/**
 * A table whose header row is empty.
 *
 * A screen reader names the header with each cell, and a tagged PDF must have one.
 *
 * @bad
 * ~~~md
 * | | |
 * |---|---|
 * | Day | Event |
 * ~~~
 * 1:1-1:6: The header row of this table is empty, so nobody learns what its columns hold. Name each column
 *
 * @good
 * ~~~md
 * | | Event |
 * |---|---|
 * | Monday | Attack |
 * ~~~
 */
export default defineRule({
  id: 'table-header-missing',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const table of listNodes(at, 'table')) {
        const [header] = table.children
        if (
          !header ||
          header.children.some(({ children }) => children.length > 0 && hasContent(children))
        )
          continue
        report({
          at,
          place: header,
          reason:
            'The header row of this table is empty, so nobody learns what its columns hold. Name each column',
        })
      }
    }
  },
})

/** A picture with alternative text names a column as well. */
function hasContent(children: unknown): boolean {
  return textIn(children).trim() !== ''
}
