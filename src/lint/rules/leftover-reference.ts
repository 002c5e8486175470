import { addMonths } from '../../source/month.js'
import type { FarSite } from '../finding.js'
import {
  type MonthBefore,
  readMonthBefore,
  topOf,
  wordsOfSource,
} from '../neighbours/earlier-month.js'
import { defineRule } from '../rule.js'
import type { OtherMonth } from '../source.js'

/**
 * `先月` and `last month` that point to nothing.
 *
 * Readers who turn to the last report must find there what this one takes from it. A reference is reported where no
 * report of the month before stands beside this one, or where that report mentions none of the names in the sentence.
 * Where there is no earlier report at all, the bare words are only an info; `先月20日` and `前月比` are not references.
 *
 * @bad
 * ~~~md 01-one.md
 * # One
 *
 * As we reported last month, Qakbot and its loader came back in the end.
 *
 * Last month the number was higher.
 * ~~~
 * ~~~md 2024-01/briefing.md
 * ---
 * period: "2024-01"
 * ---
 * ~~~
 * 01-one.md 3:4-3:26: `we reported last month` points to nothing: the report before this one is for 2024-01. Name the month that is meant
 * 2024-01/briefing.md 1:1-1:1: The report before this one
 * 01-one.md 5:1-5:11: `Last month` points to nothing: the report before this one is for 2024-01. Name the month that is meant
 * 2024-01/briefing.md 1:1-1:1: The report before this one
 *
 * @bad
 * ~~~md 01-one.md
 * # 一
 *
 * 先月号で取り上げたQakbotは、活動を再開した。LockBitも先月に続き活動している。
 * ~~~
 * ~~~md 2024-02/briefing.md
 * ---
 * period: "2024-02"
 * ---
 *
 * LockBitの摘発を取り上げる。
 * ~~~
 * 01-one.md 3:1-3:4: The report for 2024-02 says nothing about `Qakbot`. Name the report that is meant, or leave out the reference
 * 2024-02/briefing.md 1:1-1:1: The report before this one
 *
 * @good
 * ~~~md 01-one.md
 * # 一
 *
 * 先月号で取り上げたLockBitは、先月20日に摘発された。被害は前月比で2割減った。先月の件数は不明である。
 * ~~~
 * ~~~md 2024-02/briefing.md
 * ---
 * period: "2024-02"
 * ---
 *
 * LockBitの摘発を取り上げる。
 * ~~~
 */
export default defineRule({
  id: 'leftover-reference',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const period = source.frontMatter?.period
    const earlier = source.neighbours?.earlier
    if (period === undefined || !earlier) return
    const before = readMonthBefore(source)
    // It was copied, period and all, which leftover-month reports.
    if (before?.month.frontMatter.period === period) return
    const isNext = before?.month.frontMatter.period === addMonths(period, -1)
    const beside =
      before && !isNext
        ? `the report before this one is for ${before.month.frontMatter.period}`
        : 'there is no earlier report beside this one'
    for (const at of source.files) {
      for (const { text, start, note } of at.prose) {
        for (const { words, index, toReport, sentence } of note ? [] : listReferences(text)) {
          const site = { at, place: [start + index, start + index + words.length] as const }
          const cause = before && causeIn(before.month)
          if (!before || !isNext) {
            report({
              ...site,
              reason: `\`${words}\` points to nothing: ${beside}. Name the month that is meant`,
              ...(cause && { cause }),
              ...(!before && !toReport && { atMost: 'info' }),
            })
            continue
          }
          const names = toReport ? listNames(sentence) : []
          if (names.length === 0 || names.some((name) => isSaid(before, name))) continue
          report({
            ...site,
            reason: `The report for ${before.month.frontMatter.period} says nothing about ${names.map((name) => `\`${name}\``).join(', ')}. Name the report that is meant, or leave out the reference`,
            ...(cause && { cause }),
          })
        }
      }
    }
  },
})

function causeIn(month: OtherMonth): (FarSite & { reason: string }) | undefined {
  const [top] = topOf(month)
  return top && { ...top, reason: 'The report before this one' }
}

interface Reference {
  words: string
  index: number
  /** Whether it is the report that is meant, and not the month. */
  toReport: boolean
  sentence: string
}

const said = 'reported|described|covered|discussed|noted|wrote|mentioned|showed|warned'
/** What means the report of the house itself. */
const reports = [
  '(?:先月|前月)(?:号|の(?:本)?(?:レポート|報告|月報))|前号|前回の?(?:レポート|報告書|月報)',
  '(?<!先)(?:先月|前月)(?:に|も|は|の本章で)?、?(?:本レポートで|当社が)?(?:お伝え|取り上げ|ご?紹介|ご?報告|既報)',
  '(?<!先)(?:先月|前月)(?:に(?:引き)?続|から(?:の続|引き続))',
  `\\b(?:we|this report|this briefing|our report) (?:have )?(?:${said})(?: (?:on|about) [^.]{1,40}?)? last month\\b`,
  "\\b(?:last|the previous) month['’]s (?:report|briefing|issue|edition|bulletin)\\b",
  "\\b(?:our|this report['’]s|this briefing['’]s) (?:last|previous) (?:report|briefing|issue|edition|bulletin)\\b",
]
const bare = "(?<!先)先月(?!\\d)|\\blast month\\b(?!['’])"
const reference = new RegExp(`(?<report>${reports.join('|')})|${bare}`, 'giu')

/** What each of them holds, and what is quicker to look for. */
const hint = /先月|前[月号回]|last|previous/i

function listReferences(text: string): Reference[] {
  if (!hint.test(text)) return []
  const wide = text.replace(/[０-９]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  )
  return [...wide.matchAll(reference)].map(({ 0: words, index, groups }) => {
    const from = Math.max(0, ...[...text.slice(0, index).matchAll(end)].map(endOf))
    const rest = text.slice(index).search(end)
    const sentence = text.slice(from, rest < 0 ? undefined : index + rest)
    return { words, index, toReport: groups?.report !== undefined, sentence }
  })
}

const end = /[。！？]|[.!?](?=\s|$)/g

function endOf({ 0: sign, index }: RegExpExecArray): number {
  return index + sign.length
}

/** Names that a report would have: what begins with a capital within a sentence, and words in katakana. */
function listNames(sentence: string): string[] {
  const begins = sentence.search(/[\p{L}\p{N}]/u)
  const latin = [
    ...sentence.matchAll(/(?<![\p{Script=Latin}\p{N}-])\p{Lu}[\p{Script=Latin}\p{N}-]{2,}/gu),
  ]
  const katakana = sentence.matchAll(/[\p{Script=Katakana}ー]{4,}/gu)
  // A sentence begins with a capital, whatever it is; a Japanese one does not.
  const isName = ({ index }: RegExpExecArray) =>
    index > begins || /[\p{Script=Hiragana}]/u.test(sentence)
  const names = [...latin.filter(isName), ...katakana].map(([name]) => name)
  return [...new Set(names)].filter((name) => !common.test(name))
}

/** Of the calendar, and what every report is about. */
const common =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|CVE|レポート|サイバー|セキュリティ|システム|ネットワーク|インターネット|ランサムウェア|マルウェア|フィッシング|ソフトウェア|サーバー?|データ|メール|ウェブサイト|アカウント)$/u

function isSaid({ month }: MonthBefore, name: string): boolean {
  const words = wordsOfSource(name).toLowerCase()
  return month.files.some((file) => wordsOfSource(String(file)).toLowerCase().includes(words))
}
