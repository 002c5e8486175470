import type { NumberSaid } from './quantity.js'

const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'
const scales = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }

const pairs = 'both twice double pair couple'

const listed = (words: string, numberOf: (index: number) => number) =>
  words.split(' ').map((word, index): [string, number] => [word, numberOf(index)])
const cardinals = new Map([
  ...listed(ones, (index) => index + 1),
  ...listed(tens, (index) => (index + 2) * 10),
  ...listed('dozen', () => 12),
])
const others = new Map([...listed(ordinals, (index) => index + 1), ...listed(pairs, () => 2)])
const scaleOf = new Map<string, number>(Object.entries(scales))
const cardinal = [...cardinals.keys(), ...scaleOf.keys()].join('|')

/** `thirty-six`, `three hundred million` */
export const englishNumber = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${cardinal})(?:[ -](?:${cardinal}))*(?![\\p{L}\\p{N}])`,
  'giu',
)

/** `second`, `twenty-first`, `twice`: they are said of much that is not counted. */
export const englishOrdinal = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${tens.replaceAll(' ', '|')})[ -])?(?:${[...others.keys()].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

/** Takes words that one of the two found; returns their number. */
export function readEnglishNumber(written: string): NumberSaid {
  let total = 0
  let section = 0
  for (const part of written.toLowerCase().split(/[ -]/)) {
    const scale = scaleOf.get(part)
    if (scale === undefined) section += cardinals.get(part) ?? others.get(part) ?? 0
    else if (scale === 100) section = (section || 1) * 100
    else {
      total += (section || 1) * scale
      section = 0
    }
  }
  return { kind: 'number', value: total + section, percent: false }
}

const digits = '一二三四五六七八九'
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['億', 1e8],
  ['兆', 1e12],
])

/** `十七か国`, `三億円`: only before what is counted, because 一部 and 万全 are not numbers. */
export const kanjiNumber =
  /[一二三四五六七八九十百千万億兆]{1,12}(?=[人つ名社台件回年月日章倍種番位度割円国]|[かカヶヵ箇][国所月年]|機関|部隊|ドル)/gu

/**
 * Takes numerals such as `3億5千万` and `十七`, digits with the signs of their language removed; returns the number.
 */
export function readKanjiNumber(written: string): number {
  let total = 0
  let section = 0
  let current: number | undefined
  for (const [token] of written.matchAll(/\d+(?:\.\d+)?|[一二三四五六七八九十百千万億兆]/gu)) {
    const unit = units.get(token)
    if (unit === undefined)
      current = digits.includes(token) ? digits.indexOf(token) + 1 : Number(token)
    else if (unit < 1e4) {
      section += (current ?? 1) * unit
      current = undefined
    } else {
      total += (section + (current ?? 0) || 1) * unit
      section = 0
      current = undefined
    }
  }
  return total + section + (current ?? 0)
}
