import { kanjiDigits, kanjiUnits, readKanjiNumber } from './kanji-numerals.js'
import { count, percent, type QuantityForm } from './quantity.js'

/** Lists what Japanese says of a number by more than its digits; it is looked for before plain digits. */
export function listJapaneseRatios(): QuantityForm[] {
  return [
    {
      pattern: /(?<!\d)(?<of>\d{1,3})分の(?<some>\d{1,3})/gu,
      read: ({ groups }) => percent((100 * Number(groups?.some)) / Number(groups?.of)),
      from: 'doubtful words',
    },
    {
      pattern: /(?<!\d)(?<of>\d{1,2})(?:人|社|件|台|つ)に[1一](?:人|社|件|台|つ)/gu,
      read: ({ groups }) => percent(100 / Number(groups?.of)),
      from: 'doubtful words',
    },
    {
      pattern: /(?<!\d)(?<years>\d{1,2})年半/gu,
      read: ({ groups }) => count(Number(groups?.years) * 12 + 6),
      from: 'doubtful words',
    },
  ]
}

/** What is counted, since 一部 and 万全 are not numbers. */
const counted =
  '[人つ名社台件回年月日章倍種番位度割円国点通校県州隻枚秒]|本(?!木)|[かカヶヵ箇][国所月年]|機関|部隊|時間|週間|ドル'

/** `十七か国`, `三億円`; no part of 数百人, and not 四国. */
const kanjiNumber = new RegExp(
  `(?<![数何幾${kanjiDigits}${kanjiUnits}])(?!四国|[万億兆])[${kanjiDigits}${kanjiUnits}]{1,12}(?=${counted})`,
  'gu',
)

/** Lists the numbers that Japanese says in words. */
export function listJapaneseWords(): QuantityForm[] {
  return [
    { pattern: /半数|半分/g, read: () => percent(50), from: 'doubtful words' },
    { pattern: /半年/g, read: () => count(6), from: 'doubtful words' },
    { pattern: /双方|両(?=[国社者氏名])/g, read: () => count(2), from: 'doubtful words' },
    {
      // 十数社 is ten or more, 数十社 is not said.
      pattern: new RegExp(`[${kanjiDigits}]?[十百千](?=数(?:[万億]|${counted}))`, 'gu'),
      read: ([written]) => count(readKanjiNumber(written)),
      from: 'doubtful words',
    },
    { pattern: kanjiNumber, read: ([written]) => count(readKanjiNumber(written)), from: 'words' },
  ]
}
