import { type CheckedRow, insideOf, listRows } from '../indicators/indicator-rows.js'
import { headOf } from '../landmarks.js'
import { originalChapter, readTranslation } from '../neighbours/translation.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * Indicators that a translation has and its original has not, or the other way round.
 *
 * Machines get one of the two lists, and nobody would know which is right. What is exported is compared, whatever is
 * printed. A translation without indicators says so: `translation-omits: [indicators]`.
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
 * :::iocs{#hosts}
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | evi1[.]co.jp |
 * :::
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * :::iocs{#hosts}
 * ホスト
 *
 * | type | value |
 * |---|---|
 * | domain | evil[.]co.jp |
 * :::
 * ~~~
 * 01-one.md 1:1-1:6: The original's indicator `evil[.]co.jp` is missing in this translation. Add it, or list `indicators` under `translation-omits`
 * 2024-03/01-one.md 8:12-8:24: This indicator
 * 01-one.md 8:12-8:24: The original has no indicator `evi1[.]co.jp`. Correct it, or add it there
 * 2024-03/01-one.md 1:1-1:4: The original of this chapter
 *
 * @good
 * ~~~md briefing.md
 * ---
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * :::iocs{#hosts}
 * Hosts
 *
 * | type | value |
 * |---|---|
 * | domain | EVIL[.]co.jp |
 * :::
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * :::iocs{#hosts}
 * ホスト
 *
 * | type | value |
 * |---|---|
 * | domain | evil(.)co.jp |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'translation-indicators',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const translation = readTranslation(source)
    if (!translation) return
    const [own, its] = [byValue(listRows(source)), byValue(listRows(translation.original))]
    const [main] = source.files
    for (const [key, { at, value }] of translation.omits('indicators') ? [] : its) {
      const here = translation.pairs.find(({ there }) => there === at)?.here ?? main
      if (own.has(key) || !here) continue
      report({
        ...headOf(here),
        reason: `The original's indicator \`${shorten(value.text)}\` is missing in this translation. Add it, or list \`indicators\` under \`translation-omits\``,
        cause: { at, place: insideOf(at, value.node), reason: 'This indicator' },
      })
    }
    for (const [key, { at, value }] of own) {
      if (its.has(key)) continue
      const there = translation.pairs.find(({ here }) => here === at)?.there
      report({
        at,
        place: insideOf(at, value.node),
        reason: `The original has no indicator \`${shorten(value.text)}\`. Correct it, or add it there`,
        ...(there && { cause: originalChapter(there) }),
      })
    }
  },
})

/** A value that cannot be read is named by another rule. */
function byValue(rows: readonly CheckedRow[]): Map<string, CheckedRow> {
  return new Map(
    rows.flatMap((row): [string, CheckedRow][] =>
      'fault' in row.read ? [] : [[JSON.stringify([row.type, row.read.value]), row]],
    ),
  )
}
