import type { FarSite, Site } from '../finding.js'
import { keyOf } from '../landmarks.js'
import {
  isPeriod,
  listMonths,
  type MonthBefore,
  type NamedMonth,
  readMonthBefore,
  topOf,
  weigh,
  wordsBetween,
} from '../neighbours/earlier-month.js'
import { defineRule } from '../rule.js'
import { type SourceFile, textOf } from '../source.js'

/**
 * The name or the dates of the month before, left in a new one.
 *
 * A new month that begins as a copy of the last one keeps its name where nobody looks: in a subtitle, a field of the
 * house, the opening words. The front matter must not name the month before alone, nor have the same period, day of
 * issue or version. In the text, a month or a day in it is reported where the words around it are also those of the
 * month before.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * title: Threats in March 2024
 * subtitle: What February brought
 * period: "2024-03"
 * issued: 2024-03-10
 * version: "2024.02"
 * extra:
 *   issue: 2024-02
 * ---
 *
 * This report looks back at the incidents of February 2024 that matter to banks.
 * ~~~
 * ~~~md 2024-02/briefing.md
 * ---
 * title: Threats in February 2024
 * period: "2024-02"
 * issued: 2024-03-10
 * version: "2024.02"
 * ---
 *
 * This report looks back at the incidents of February 2024 that matter to hospitals.
 * ~~~
 * briefing.md 3:16-3:24: `February` is the month of `2024-02`, and this report is for 2024-03. Name the month that it is about
 * 2024-02/briefing.md 1:1-1:1: The month before
 * briefing.md 5:1-5:19: `issued` is the same as in `2024-02`. Give this report its own
 * 2024-02/briefing.md 4:1-4:19: It stands here
 * briefing.md 6:1-6:19: `version` is the same as in `2024-02`. Give this report its own
 * 2024-02/briefing.md 5:1-5:19: It stands here
 * briefing.md 8:10-8:17: `2024-02` is the month of `2024-02`, and this report is for 2024-03. Name the month that it is about
 * 2024-02/briefing.md 1:1-1:1: The month before
 * briefing.md 11:44-11:57: `February 2024` stands among the same words in `2024-02`. Write it for this month, or word it differently
 * 2024-02/briefing.md 8:28-8:72: It stands here
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * language: ja
 * title: 月次レポート 2024年2月
 * period: "2024-02"
 * issued: 2024-04-10
 * ---
 * ~~~
 * ~~~md 2024-02/briefing.md
 * ---
 * language: ja
 * title: 月次レポート 2024年2月
 * period: "2024-02"
 * issued: 2024-03-10
 * ---
 * ~~~
 * briefing.md 4:1-4:18: `period` is the same as in `2024-02`. Give this report its own
 * 2024-02/briefing.md 4:1-4:18: It stands here
 *
 * @good
 * ~~~md briefing.md
 * ---
 * language: ja
 * title: 月次レポート 2024年3月
 * subtitle: 2024年2月から3月にかけての動き
 * period: "2024-03"
 * issued: 2024-04-10
 * version: "1.0"
 * ---
 *
 * 2024年2月に摘発された集団が、3月に活動を再開した。
 * ~~~
 * ~~~md 2024-02/briefing.md
 * ---
 * language: ja
 * title: 月次レポート 2024年2月
 * period: "2024-02"
 * issued: 2024-03-10
 * version: "1.0"
 * ---
 *
 * 2024年2月に報じられた話題を取り上げる。
 * ~~~
 */
export default defineRule({
  id: 'leftover-month',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const before = readMonthBefore(source)
    const { language = 'en', period } = source.frontMatter ?? {}
    if (!before || period === undefined) return
    const { month } = before
    for (const key of listSameKeys(source.frontMatter, before)) {
      const [there] = month.files.flatMap((file) => keyOf({ file }, key) ?? [])
      for (const at of source.files.slice(0, 1)) {
        report({
          ...(keyOf(at, key) ?? { at, place: [0, 0] }),
          reason: `\`${key}\` is the same as in \`${month.id}\`. Give this report its own`,
          ...(there && { cause: { ...there, reason: 'It stands here' } }),
        })
      }
    }
    // Its own name and dates are then those of the copy, and that has been reported.
    if (month.frontMatter.period === period) return
    const [top] = topOf(month)
    for (const { name, ...site } of listInFrontMatter(source.files[0], language, period, before)) {
      report({
        ...site,
        reason: `\`${name}\` is the month of \`${month.id}\`, and this report is for ${period}. Name the month that it is about`,
        ...(top && { cause: { ...top, reason: 'The month before' } }),
      })
    }
    for (const at of source.files) {
      for (const { name, there, ...site } of listInText(at, language, before)) {
        report({
          ...site,
          reason: `\`${name}\` stands among the same words in \`${month.id}\`. Write it for this month, or word it differently`,
          cause: { ...there, reason: 'It stands here' },
        })
      }
    }
  },
})

type Named = Site & { name: string }

/** The keys of the front matter that no two months should share. A house may call each of its issues version 1.0. */
function listSameKeys(
  own: { period?: string | undefined; issued: string; version: string } | undefined,
  { month: { frontMatter: theirs } }: MonthBefore,
): string[] {
  const [year = '', number = ''] = theirs.period.split('-')
  const naming = new RegExp(
    `(?<!\\d)(?:${year}|${year.slice(2)})[-_./年]?0?${Number(number)}(?!\\d)`,
  )
  return [
    ...(own?.period === theirs.period ? ['period'] : []),
    ...(own?.issued === theirs.issued ? ['issued'] : []),
    ...(own?.version === theirs.version && naming.test(theirs.version) ? ['version'] : []),
  ]
}

/** Where the front matter names the month before and not the report's own. A title may leave out the year. */
function listInFrontMatter(
  at: SourceFile | undefined,
  language: string,
  period: string,
  before: MonthBefore,
): Named[] {
  const yaml = at?.tree.children[0]
  const start = yaml?.type === 'yaml' ? yaml.position?.start.offset : undefined
  if (!at || yaml?.type !== 'yaml' || start === undefined) return []
  const first = textOf(at).indexOf(yaml.value, start)
  return [...yaml.value.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }): Named[] => {
    if (/^(?:["']?(?:period|issued|version|translation-of)["']?[ \t]*:|[ \t]*#)/.test(line))
      return []
    const months = listMonths(line, language)
    if (months.some((month) => isPeriod(month, period))) return []
    const isTitle = /^["']?(?:sub)?title\b/.test(line)
    return months.flatMap((named): Named[] => {
      const isNamed = isPeriod(named, before.month.frontMatter.period) && !named.hasDay
      if (!isNamed || !(isTitle || named.month.length > 2)) return []
      const from = first + index + named.index
      const name = line.slice(named.index, named.index + named.length)
      return [{ at, place: [from, from + named.length], name }]
    })
  })
}

/** How far around a month its words are compared, in characters to either side. */
const around = 16
/** By `weigh`. Fewer words around it may be anybody's. */
const leastAround = 10
/** By `weigh`. A block this long is reported by `leftover-text`. */
const wholeBlock = 80

function listInText(
  at: SourceFile,
  language: string,
  before: MonthBefore,
): (Named & { there: FarSite })[] {
  return at.prose.flatMap(({ text, raw, start, note }) => {
    if (note || at.role === 'disclaimer') return []
    const months = listMonths(text, language).filter((named) =>
      isPeriod(named, before.month.frontMatter.period),
    )
    if (months.length === 0) return []
    const whole = wordsBetween(at, start, 0, raw.length)
    if (weigh(whole) >= wholeBlock && before.find(whole)) return []
    return months.flatMap((named) => {
      const { index, length } = named
      const [from, to] = findSentence(text, named)
      const words = wordsBetween(at, start, from, to)
      const name = text.slice(index, index + length)
      const there = weigh(words) - weigh(name) < leastAround ? undefined : before.find(words)
      return there ? [{ at, place: [start + index, start + index + length], name, there }] : []
    })
  })
}

/** The words around a month, no farther than its sentence goes. */
function findSentence(text: string, { index, length }: NamedMonth): [from: number, to: number] {
  const end = index + length
  const ahead = text.slice(Math.max(0, index - around), index)
  const after = text.slice(end, end + around)
  const begins = [...ahead.matchAll(sentenceEnd)].at(-1)
  const ends = after.search(sentenceEnd)
  return [
    index - ahead.length + (begins ? begins.index + begins[0].length : 0),
    end + (ends < 0 ? after.length : ends),
  ]
}

const sentenceEnd = /[。！？]|[.!?](?=\s|$)/gu
