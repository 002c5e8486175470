import type { TableCell } from 'mdast'
import { createNearest, didYouMean } from '../../did-you-mean.js'
import { indicatorTypes, readType } from '../../intel/indicator.js'
import {
  describeOtherId,
  isTechniqueId,
  readConfidence,
  readDay,
  rewriteDay,
  splitTechniques,
} from '../../intel/read-fields.js'
import { columnNames, type IndicatorRow, type IndicatorTable } from '../../intel/read-table.js'
import {
  isAbove,
  type Level,
  labelOf,
  levelOf,
  levels,
  parseLooseLevel,
} from '../../source/tlp/level.js'
import { guessType } from '../indicators/guess-type.js'
import { insideOf, tablesOf } from '../indicators/indicator-rows.js'
import { shorten } from '../quote.js'
import { defineRule } from '../rule.js'

/**
 * A `:::iocs` that machines cannot read.
 *
 * Its rows go into the CSV and STIX files that are built with the report and attached to it. Each needs a `type` that is
 * known and a `value`; `first seen`, `last seen`, `confidence`, `tlp` and `technique` must mean what they say. A column
 * with any other name is only printed. The fix writes types that a value leaves no doubt of, and dates that begin with the
 * year, as machines read them.
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs{#hosts}
 * Hosts
 *
 * | kind | value |
 * |---|---|
 * | domain | evil[.]example |
 * :::
 * ~~~
 * 01-chapter.md 6:1-6:17: This `:::iocs` has no column `type`, so machines cannot read it. Name one of its columns `type`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs{#hosts}
 * Hosts
 *
 * | type | value | frist seen | confidence |
 * |---|---|---|---|
 * | domian | evil[.]example | 2024-03-04 | 80 |
 * | ip-dst | 45.33.32[.]156 | 2024-03-04 | 80 |
 * | sha256 | | 2024-03-04 | surely |
 * :::
 * ~~~
 * 01-chapter.md 6:18-6:28: The column `frist seen` is only printed. Did you mean `first seen`?
 * 01-chapter.md 8:3-8:9: `domian` is not a type of indicator. Did you mean `domain`?
 * 01-chapter.md 9:3-9:9: `ip-dst` is not a type of indicator. Did you mean `ipv4`?
 * 01-chapter.md 10:10-10:12: This row has no value, so there is nothing to look for. Write one, or remove the row
 * 01-chapter.md 10:27-10:33: `surely` is not a level of confidence. Write a number from 0 to 100, or `low`, `medium` or `high`
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value | first seen | last seen | technique |
 * |---|---|---|---|---|
 * | domain | evil[.]example | 4 March | 2024-03-04 | T1566, phishing, G0007 |
 * | domain | evil[.]example | 2024-03-05 | 2024-03-04 | T1566.002 |
 * :::
 * ~~~
 * 01-chapter.md 8:29-8:36: `4 March` is not a date that a machine can read. Write it as `YYYY-MM-DD`
 * 01-chapter.md 8:52-8:74: `phishing` is not the ID of an ATT&CK technique. Write one such as `T1566.001`
 * 01-chapter.md 8:52-8:74: `G0007` is the ID of a group, not of an ATT&CK technique. Write one such as `T1566.001`
 * 01-chapter.md 9:42-9:52: It was last seen, `2024-03-04`, before it was first seen, `2024-03-05`. Correct one of them
 *
 * @bad
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value | first seen | last seen |
 * |---|---|---|---|
 * | IP | 45.33.32[.]156 | 2024/3/4 | 2024年3月18日 |
 * :::
 * ~~~
 * 01-chapter.md 8:3-8:5: `IP` is not a type of indicator. Did you mean `ipv4`?
 * 01-chapter.md 8:25-8:33: `2024/3/4` is not a date that a machine can read. Write it as `2024-03-04`
 * 01-chapter.md 8:36-8:46: `2024年3月18日` is not a date that a machine can read. Write it as `2024-03-18`
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * classification: TLP:GREEN
 * ---
 * ~~~
 * ~~~md 01-chapter.md
 * # One
 *
 * :::iocs
 * Hosts
 *
 * | type | value | tlp |
 * |---|---|---|
 * | domain | evil[.]example | TLP:GREEN |
 * | domain | worse[.]example | ambre |
 * | domain | worst[.]example | red |
 * :::
 * ~~~
 * 01-chapter.md 9:30-9:35: `ambre` is not a level of the Traffic Light Protocol, so nobody below TLP:RED would get this row. Did you mean `amber`?
 * 01-chapter.md 10:30-10:33: This row is for TLP:RED, and the briefing only for TLP:GREEN, so no edition may contain it. Raise `classification`, or mark the row lower
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
 * :::iocs{#hosts landscape}
 * Hosts and hashes
 *
 * | Type | Value | First seen | Last seen | Confidence | TLP | Technique | Note | Sector |
 * |---|---|---|---|---|---|---|---|---|
 * | domain | evil[.]example | 2024-03-04 | 2024-03-05T10:00Z | high | green | T1566.001 | C2 | Banks |
 * :::
 *
 * :::iocs
 * ハッシュ値
 *
 * | 種別 | 値 | 備考 |
 * |---|---|---|
 * | SHA-256 | 6d9b0b8a1c6cc1f4a5d5b3a2e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5 | ローダー |
 * :::
 * ~~~
 */
export default defineRule({
  id: 'ioc-table',
  severity: 'error',
  suppressible: 'unless-error',
  fixable: true,
  check({ files, frontMatter }, report) {
    const own = frontMatter && levelOf(frontMatter.classification)
    const nearestColumn = createNearest(columnNames)
    const nearestType = createNearest(indicatorTypes)
    for (const at of files) {
      for (const table of tablesOf(at)) {
        const missing = listMissing(table)
        for (const name of missing) {
          const reason = `This \`:::iocs\` has no column \`${name}\`, so machines cannot read it. Name one of its columns \`${name}\``
          report({ at, place: table.table.children[0] ?? table.table, reason })
        }
        for (const { node, text, name } of table.columns) {
          const nearest = name || missing.length > 0 ? undefined : nearestColumn(text)
          if (!nearest) continue
          const reason = `The column \`${shorten(text)}\` is only printed.${didYouMean(nearest)}`
          report({ at, place: insideOf(at, node), reason, atMost: 'warning' })
        }
        if (missing.length > 0) continue
        for (const row of table.rows) {
          for (const { node, reason, right } of listFaults(row, nearestType, own)) {
            if (node.type === 'tableRow') {
              report({ at, place: node, reason })
              continue
            }
            const place = insideOf(at, node)
            const fix = right === undefined ? [] : { range: place, text: right }
            report({ at, place, reason, fix })
          }
        }
      }
    }
  },
})

function listMissing({ columns }: IndicatorTable): string[] {
  return ['type', 'value'].filter((name) => columns.every((column) => column.name !== name))
}

interface Fault {
  node: TableCell | IndicatorRow['node']
  reason: string
  /** What to write into the cell, where there is no doubt. */
  right?: string | undefined
}

function* listFaults(
  { node, cells }: IndicatorRow,
  nearestType: ReturnType<typeof createNearest>,
  own: Level | undefined,
): Generator<Fault> {
  const type = cells.get('type')
  if (!type?.text) {
    yield {
      node: type?.node ?? node,
      reason: `This row does not say what its value is. Write one of ${list(indicatorTypes)} under \`type\``,
    }
  } else if (!readType(type.text)) {
    const value = cells.get('value')?.text
    const { likely, isCertain } = guessType(type.text, value, nearestType)
    const advice = didYouMean(likely) || ` Write one of ${list(indicatorTypes)}`
    yield {
      node: type.node,
      reason: `\`${shorten(type.text)}\` is not a type of indicator.${advice}`,
      right: isCertain ? likely : undefined,
    }
  }
  const value = cells.get('value')
  if (!value?.text) {
    yield {
      node: value?.node ?? node,
      reason:
        'This row has no value, so there is nothing to look for. Write one, or remove the row',
    }
  }
  yield* listFieldFaults(cells)
  const tlp = cells.get('tlp')
  const reason = tlp?.text && judgeLevel(tlp.text, own)
  if (tlp && reason) yield { node: tlp.node, reason }
}

/** Says why a row cannot have its level; undefined where it can. */
function judgeLevel(written: string, own: Level | undefined): string | undefined {
  const level = parseLooseLevel(written)
  if (!level) {
    const plain = written.toLowerCase().replace(/^tlp:/, '')
    const advice = didYouMean(createNearest(levels)(plain)) || ` Write one of ${list(levels)}`
    return `\`${shorten(written)}\` is not a level of the Traffic Light Protocol, so nobody below TLP:RED would get this row.${advice}`
  }
  return own && isAbove(level, own)
    ? `This row is for ${labelOf(level)}, and the briefing only for ${labelOf(own)}, so no edition may contain it. Raise \`classification\`, or mark the row lower`
    : undefined
}

function* listFieldFaults(cells: IndicatorRow['cells']): Generator<Fault> {
  const [first, last] = [cells.get('first seen'), cells.get('last seen')]
  for (const cell of [first, last]) {
    if (cell?.text && !readDay(cell.text)) {
      const right = rewriteDay(cell.text)
      yield {
        node: cell.node,
        reason: `\`${shorten(cell.text)}\` is not a date that a machine can read. Write it as \`${right ?? 'YYYY-MM-DD'}\``,
        right,
      }
    }
  }
  const confidence = cells.get('confidence')
  if (confidence?.text && readConfidence(confidence.text) === undefined) {
    yield {
      node: confidence.node,
      reason: `\`${shorten(confidence.text)}\` is not a level of confidence. Write a number from 0 to 100, or \`low\`, \`medium\` or \`high\``,
    }
  }
  const technique = cells.get('technique')
  for (const written of splitTechniques(technique?.text ?? '')) {
    if (!technique || isTechniqueId(written)) continue
    const other = describeOtherId(written)
    yield {
      node: technique.node,
      reason: `\`${shorten(written)}\` is ${other ? `the ID of ${other}, not of` : 'not the ID of'} an ATT&CK technique. Write one such as \`T1566.001\``,
    }
  }
  const [begin, end] = [readDay(first?.text ?? ''), readDay(last?.text ?? '')]
  if (last && begin && end && end < begin) {
    yield {
      node: last.node,
      reason: `It was last seen, \`${last.text}\`, before it was first seen, \`${first?.text}\`. Correct one of them`,
    }
  }
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}
