import type { Table } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, Range } from '../finding.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'
import { listNodes, type SourceFile, textOf } from '../source.js'

/**
 * A line right below a table, which belongs to the table.
 *
 * A table goes on until a blank line, so a remark or a source right below it is printed as a row, in the first column.
 * Reported where the last lines of a table of several columns hold no `|`.
 *
 * @bad
 * ~~~md
 * | Host | Day |
 * |---|---|
 * | a | 1 |
 * Source: the log of the gateway
 * ~~~
 * 4:1-4:31: `Source: the log of the gateway` stands right below the table, so it is printed as a row of it. Put a blank line before it
 *
 * @good
 * ~~~md
 * | Host | Day |
 * |---|---|
 * | a | 1 |
 * b |
 *
 * Source: the log of the gateway
 * ~~~
 */
export default defineRule({
  id: 'table-swallows-text',
  severity: 'warning',
  suppressible: true,
  fixable: true,
  check({ files }, report) {
    for (const at of files) {
      for (const table of listNodes(at, 'table')) {
        const place = findSwallowed(at, table)
        if (!place) continue
        report({
          at,
          place,
          reason: `\`${shorten(textOf(at).slice(...place))}\` stands right below the table, so it is printed as a row of it. Put a blank line before it`,
          fix: partFrom(at, place[0]),
        })
      }
    }
  },
})

/** The first of the last rows that hold no `|`. */
function findSwallowed(at: SourceFile, { children: [head, ...rows] }: Table): Range | undefined {
  if ((head?.children.length ?? 0) < 2) return undefined
  const source = textOf(at)
  const places = rows.map((row): Range => {
    const [start = 0, end = 0] = rangeOf(row)
    return [start, end]
  })
  const last = places.findLastIndex((place) => source.slice(...place).includes('|'))
  const [start, end] = places[last + 1] ?? []
  return start === undefined || end === undefined || start === end ? undefined : [start, end]
}

/** In a quote, the line between would need its mark; apart, what begins with a bracket may be a definition. */
function partFrom(at: SourceFile, start: number): Edit[] {
  const source = textOf(at)
  const line = source.lastIndexOf('\n', start - 1) + 1
  const isWords = /^[^\s[<:]/.test(source.slice(start, start + 1))
  if (source.slice(line, start) !== '' || !isWords) return []
  return [{ range: [line, line], text: source.includes('\r\n') ? '\r\n' : '\n' }]
}
