import { readKanjiNumber } from './kanji-numerals.js'
import type { LanguageForms } from './language-forms.js'
import { count, percent, type QuantityForm } from './quantity.js'

/** Between the first and the last of a range, which share what follows: `10 to 15 percent`, `3〜5億円`. */
const until = '[ ]?(?:[-–—〜～~/]|から|ないし|または|又は|(?:to|and|or)(?=[ ]))[ ]?[$€£¥]?'

/** A pattern as it is written, and what a match of it says; upper and lower case are the same without `flags`. */
type WrittenForm = [
  pattern: string,
  read: QuantityForm['read'],
  needs?: QuantityForm['needs'],
  flags?: string,
]

const percents = ['%', 'per', 'パーセント', 'prozent', 'pour cent', 'por ciento']
const kanjiScales = [...'兆億万千百']
const currencies = [...'$€£¥']

/** Lists the ways in which a language writes numbers in digits, those that say more before those that say less. */
export function listNumberForms(own: LanguageForms): QuantityForm[] {
  const digits = writeDigits(own)
  const forms = [
    ...listShares(digits),
    ...listKanjiScales(digits),
    ...listNamedScales(digits, own),
    ...listLetterScales(digits),
    ...listPlain(digits),
  ]
  return forms.map(([pattern, read, needs, flags = 'giu']) => ({
    pattern: new RegExp(pattern, flags),
    ...(needs && { needs }),
    read,
    from: 'digits',
  }))
}

/** How a language writes a number in digits. */
interface Digits {
  /** As a pattern: anywhere, and after something else that is matched. */
  number: string
  last: string
  /** Drops what groups digits, as in `1,000`. */
  ungroup(written: string): string
  toNumber(written: string | undefined): number
}

function writeDigits(own: Pick<LanguageForms, 'group' | 'decimal'>): Digits {
  const group = /[.,]/.test(own.group) ? own.group : ''
  const last = `(?:\\d{1,3}(?:[${group}' \\u00A0\\u2009\\u202F’]\\d{3})+(?!\\d)|\\d+)(?:[${own.decimal}]\\d+)?`
  const ungroup = (written: string) => written.replaceAll(own.group, '')
  const toNumber = (written = '') =>
    Number(
      ungroup(written)
        .replace(/[' \u00A0\u2009\u202F’]/g, '')
        .replace(own.decimal, '.'),
    )
  return { number: `(?<![\\d])${last}`, last, ungroup, toNumber }
}

/** `3割5分`, `35 %`, `10 to 15 percent` */
function listShares({ number, last, toNumber }: Digits): WrittenForm[] {
  const sign = `[ \\t\\u00A0\\u202F-]*(?:%|per[ ]?cent(?!age)|パーセント|Prozent|pour cent|por ciento)(?!ポイント|[ ]points?)`
  return [
    [
      `(?<n>${number})[ \\t]*割(?:(?<m>\\d)分)?`,
      ({ groups }) => percent(toNumber(groups?.n) * 10 + Number(groups?.m ?? 0)),
      ['割'],
    ],
    [
      `(?<n>${number})(?:${sign}|(?=${until}${last}${sign}))`,
      ({ groups }) => percent(toNumber(groups?.n)),
      percents,
    ],
  ]
}

/** `1億2000万`, `3〜5億` */
function listKanjiScales({ number, last, toNumber, ungroup }: Digits): WrittenForm[] {
  return [
    [
      `(?<n>${number})(?=${until}(?<to>${last})(?<unit>[百千]?[兆億万千百]))`,
      ({ groups }) =>
        count(
          scaleFirst(
            toNumber(groups?.n),
            toNumber(groups?.to),
            readKanjiNumber(groups?.unit ?? ''),
          ),
        ),
      kanjiScales,
    ],
    [
      `(?:${number}[ ]?[百千]?[兆億万千百])+(?:${number})?`,
      ([written]) => count(readKanjiNumber(ungroup(written).replace(/\s/g, ''))),
      kanjiScales,
    ],
  ]
}

/** `3 million`, `3 to 5 billion` */
function listNamedScales({ number, last, toNumber }: Digits, own: LanguageForms): WrittenForm[] {
  const scales = new Map([...own.scales, ...shortScales])
  const scaleOf = (name = '') => scales.get(name.toLowerCase()) ?? 1
  const names = [...scales.keys()]
    .filter((name) => /^[\p{Script=Latin}.]{2,}$/u.test(name))
    .sort((a, b) => b.length - a.length)
  const scale = names.map((name) => name.replace('.', '\\.')).join('|')
  return [
    [
      `(?<n>${number})(?=${until}(?<to>${last})[ \\t\\u00A0-]*(?<s>${scale})(?![\\p{L}]))`,
      ({ groups }) =>
        count(scaleFirst(toNumber(groups?.n), toNumber(groups?.to), scaleOf(groups?.s))),
      names,
    ],
    [
      `(?<n>${number})[ \\t\\u00A0-]*(?<s>${scale})(?![\\p{L}])`,
      ({ groups }) => count(toNumber(groups?.n) * scaleOf(groups?.s)),
      names,
    ],
  ]
}

/** `$3m`, `$3–5 bn`, `40K` */
function listLetterScales({ number, last, toNumber }: Digits): WrittenForm[] {
  const scaleOf = (letter = '') => letters.get(letter.toLowerCase()) ?? 1
  const money = `(?<=[$€£¥])`
  const scaled: QuantityForm['read'] = ({ groups }) =>
    count(toNumber(groups?.n) * scaleOf(groups?.s))
  return [
    [
      `${money}(?<n>${number})(?=${until}(?<to>${last})[ ]?(?<s>[kmb])(?![A-Za-z]))`,
      ({ groups }) =>
        count(scaleFirst(toNumber(groups?.n), toNumber(groups?.to), scaleOf(groups?.s))),
      currencies,
    ],
    [
      `(?:${money}|(?<=[$€£¥]${last}${until}))(?<n>${number})[ ]?(?<s>[kmb])(?![A-Za-z])`,
      scaled,
      currencies,
    ],
    [`(?<n>${number})(?<s>[kKMB])(?![A-Za-z\\d])`, scaled, undefined, 'gu'],
  ]
}

/** A year, or nothing but a number. */
function listPlain({ number, toNumber }: Digits): WrittenForm[] {
  return [
    [
      `(?<![\\d.,])(?<y>(?:19|20)\\d\\d)(?![\\d]|[,.]\\d)`,
      ({ groups }) => ({ kind: 'date', year: Number(groups?.y) }),
    ],
    [number, ([written]) => count(toNumber(written))],
  ]
}

/** The first of a range in the scale of its last, if it is the lower then: `100〜1万件` begins with a hundred. */
function scaleFirst(first: number, last: number, scale: number): number {
  return first < last ? first * scale : first
}

const shortScales: readonly [name: string, by: number][] = [
  ['bn', 1e9],
  ['tn', 1e12],
  ['mn', 1e6],
  ['mln', 1e6],
  ['hundred', 100],
  ['dozen', 12],
]

const letters = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
])
