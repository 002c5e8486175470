import { isAmong, nameOf, type Quantity } from '../../quantities/quantity.js'
import { readQuantities } from '../../quantities/read-quantities.js'
import type { Range } from '../finding.js'
import { isInValue } from '../indicators/indicator-rows.js'
import { headOf } from '../landmarks.js'
import { originalChapter, readTranslation } from '../neighbours/translation.js'
import { defineRule } from '../rule.js'
import type { SourceFile } from '../source.js'

/**
 * Numbers, dates and identifiers in the text of a translation that are not in its original, or the other way round.
 *
 * What they mean is compared, chapter by chapter and outside notes and code: `3月18日` is `18 March`, `1400台` is `1,400`,
 * `2割` is `20 %`, `3億` is `300 million`, and `4人` may be `four`; `CVE-2024-3094`, `T1059` and a version such as `5.6.1`
 * stay as they are. Whole numbers up to ten in the original are not asked
 * for: there are too many ways to say them. A translation that leaves out some on purpose says so:
 * `translation-omits: [numbers]`.
 *
 * @bad
 * ~~~md briefing.md
 * ---
 * language: en
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * On 19 March, 17 countries spoke of 1,400 devices and 30 million people.
 * ~~~
 * ~~~md 2024-03/briefing.md
 * ---
 * language: ja
 * ---
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * 3月18日、17か国が1400台の端末と3億人について述べた。
 * ~~~
 * 01-one.md 1:1-1:6: The original has `3月18日` in this chapter, and the translation does not. Correct it, or list `numbers` under `translation-omits`
 * 2024-03/01-one.md 3:1-3:6: It stands here
 * 01-one.md 1:1-1:6: The original has `3億` in this chapter, and the translation does not. Correct it, or list `numbers` under `translation-omits`
 * 2024-03/01-one.md 3:21-3:23: It stands here
 * 01-one.md 3:4-3:12: The original has no `19 March` in this chapter. Correct it here or there
 * 2024-03/01-one.md 1:1-1:4: The original of this chapter
 * 01-one.md 3:54-3:64: The original has no `30 million` in this chapter. Correct it here or there
 * 2024-03/01-one.md 1:1-1:4: The original of this chapter
 *
 * @good
 * ~~~md briefing.md
 * ---
 * language: en
 * translation-of: 2024-03
 * ---
 * ~~~
 * ~~~md 01-one.md
 * # One
 *
 * On 18 March 2024, seventeen countries spoke of 1,400 devices, 20 % more, and four officers.
 * ~~~
 * ~~~md 2024-03/briefing.md
 * ---
 * language: ja
 * ---
 * ~~~
 * ~~~md 2024-03/01-one.md
 * # 一
 *
 * 3月18日、17か国が2割増の1400台の端末と4人の幹部について、2回述べた。
 * ~~~
 */
export default defineRule({
  id: 'translation-numbers',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  scope: 'briefing',
  check(source, report) {
    const translation = readTranslation(source)
    const [hereIn, thereIn] = [source, translation?.original].map(
      (each) => each?.frontMatter?.language,
    )
    if (!translation || !hereIn || !thereIn) return
    for (const { here, there } of translation.pairs) {
      const [allHere, allThere] = [listSaid(here, hereIn), listSaid(there, thereIn)]
      const own = firsts(allHere)
      const its = firsts(allThere)
      const saidHere = allHere.map(({ said }) => said)
      const saidThere = allThere.map(({ said }) => said)
      for (const { said, written, site } of translation.omits('numbers') ? [] : its) {
        if (!isAskedFor(said) || isAmong(said, saidHere)) continue
        report({
          ...headOf(here),
          reason: `The original has \`${written}\` in this chapter, and the translation does not. Correct it, or list \`numbers\` under \`translation-omits\``,
          cause: { ...site, reason: 'It stands here' },
        })
      }
      for (const { said, written, site } of own) {
        if (!isClear(said) || isAmong(said, saidThere)) continue
        report({
          ...site,
          reason: `The original has no \`${written}\` in this chapter. Correct it here or there`,
          cause: originalChapter(there),
        })
      }
    }
  },
})

interface Said {
  said: Quantity
  written: string
  site: { at: SourceFile; place: Range }
}

function listSaid(at: SourceFile, language: string): Said[] {
  return at.words.flatMap(({ note, text, start }) =>
    note
      ? []
      : readQuantities(text, language).map((said): Said => {
          const { index, length } = said
          const place = [start + index, start + index + length] as const
          return { said, written: text.slice(index, index + length), site: { at, place } }
        }),
  )
}

/** Each once, where it stands first; not the values of indicators, which `translation-indicators` compares. */
function firsts(all: readonly Said[]): Said[] {
  const judged = all.filter(({ site: { at, place } }) => !isInValue(at, place))
  return [
    ...new Map([...judged].reverse().map((one) => [nameOf(one.said), one])).values(),
  ].reverse()
}

/** Whether a translation that does not say it has lost something. */
function isAskedFor(said: Quantity): boolean {
  return said.from === 'digits' && isTelling(said, 10)
}

/** Whether it is more than a small whole number or a day without its month. */
function isTelling(said: Quantity, small: number): boolean {
  switch (said.kind) {
    case 'identifier':
      return true
    case 'date':
      return (said.month ?? said.quarter ?? said.year) !== undefined
    case 'number':
      return said.percent || said.value > small || !Number.isInteger(said.value)
  }
}

/** Whether a translation that says it must have it from its original: “one” and “both” have other meanings. */
function isClear(said: Quantity): boolean {
  if (said.from === 'doubtful words') return false
  return isTelling(said, said.from === 'digits' ? 1 : 2)
}
