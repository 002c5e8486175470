import { type CheckedRow, insideOf, listRows } from '../indicators/indicator-rows.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * The same indicator twice in the tables of a briefing.
 *
 * What machines get is compared: `EVIL[.]example` and `evil(.)example` are the same. The exported files have it once,
 * with what its first row says; what the second adds is lost there.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | evil[.]co.jp |
 * | domain | EVIL(.)co.jp |
 * :::
 * ~~~
 * 01-chapter.md 9:12-9:24: `EVIL(.)co.jp` is in a table already, and is exported only once. Remove one of the two rows
 *
 * @good
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | evil[.]co.jp |
 * | url | hxxps://evil[.]co.jp |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'ioc-duplicate',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check(source, report) {
    const firsts = new Map<string, CheckedRow>()
    for (const row of listRows(source)) {
      if ('fault' in row.read) continue
      const key = JSON.stringify([row.type, row.read.value])
      const first = firsts.get(key)
      if (!first) {
        firsts.set(key, row)
        continue
      }
      report({
        at: row.at,
        place: insideOf(row.at, row.value.node),
        reason: `\`${shorten(row.value.text)}\` is in a table already, and is exported only once. Remove one of the two rows`,
        cause: {
          at: first.at,
          place: insideOf(first.at, first.value.node),
          reason: 'It stands here first',
        },
      })
    }
  },
})
