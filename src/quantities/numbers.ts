import { readKanjiNumber } from './kanji-numerals.js'
import type { LanguageForms } from './language-forms.js'
import type { NumberSaid, QuantityForm } from './quantity.js'

/** Between the first and the last of a range, which share what follows: `10 to 15 percent`, `3〜5億円`. */
const until = '[ ]?(?:[-–—〜～~/]|から|ないし|または|又は|(?:to|and|or)(?=[ ]))[ ]?[$€£¥]?'

/** Lists the ways in which a language writes numbers in digits, those that say more before those that say less. */
export function listNumberForms(own: LanguageForms): QuantityForm[] {
  const group = /[.,]/.test(own.group) ? own.group : ''
  const number = `(?<![\\d])(?:\\d{1,3}(?:[${group}' \\u00A0\\u2009\\u202F’]\\d{3})+(?!\\d)|\\d+)(?:[${own.decimal}]\\d+)?`
  const last = number.replace('(?<![\\d])', '')
  const toNumber = (written = '') => {
    const plain = written.replaceAll(own.group, '').replace(/[' \u00A0\u2009\u202F’]/g, '')
    return Number(plain.replace(own.decimal, '.'))
  }
  const say = (value: number, percent = false): NumberSaid => ({ kind: 'number', value, percent })
  const scales = new Map([...own.scales, ...shortScales])
  const named = [...scales.keys()].filter((name) => /^[\p{Script=Latin}.]{2,}$/u.test(name))
  const scale = named
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace('.', '\\.'))
    .join('|')
  /** `100〜1万件` begins with a hundred. */
  const rising = (n: string | undefined, to: string | undefined, by: number) =>
    say(toNumber(n) < toNumber(to) ? toNumber(n) * by : toNumber(n))
  const percent = `[ \\t\\u00A0\\u202F-]*(?:%|per[ ]?cent(?!age)|パーセント|Prozent|pour cent|por ciento)(?!ポイント|[ ]points?)`
  const money = `(?<=[$€£¥])`
  const list: [pattern: string, read: QuantityForm['read'], flags?: string][] = [
    [
      `(?<n>${number})[ \\t]*割(?:(?<m>\\d)分)?`,
      ({ groups }) => say(toNumber(groups?.n) * 10 + Number(groups?.m ?? 0), true),
    ],
    [
      `(?<n>${number})(?:${percent}|(?=${until}${last}${percent}))`,
      ({ groups }) => say(toNumber(groups?.n), true),
    ],
    [
      `(?<n>${number})(?=${until}(?<to>${last})(?<unit>[百千]?[兆億万千百]))`,
      ({ groups }) => rising(groups?.n, groups?.to, readKanjiNumber(groups?.unit ?? '')),
    ],
    [
      `(?:${number}[ ]?[百千]?[兆億万千百])+(?:${number})?`,
      ([written]) => say(readKanjiNumber(written.replaceAll(own.group, '').replace(/\s/g, ''))),
    ],
    [
      `(?<n>${number})(?=${until}(?<to>${last})[ \\t\\u00A0-]*(?<s>${scale})(?![\\p{L}]))`,
      ({ groups }) =>
        rising(groups?.n, groups?.to, scales.get(groups?.s?.toLowerCase() ?? '') ?? 1),
    ],
    [
      `(?<n>${number})[ \\t\\u00A0-]*(?<s>${scale})(?![\\p{L}])`,
      ({ groups }) => say(toNumber(groups?.n) * (scales.get(groups?.s?.toLowerCase() ?? '') ?? 1)),
    ],
    [
      `${money}(?<n>${number})(?=${until}(?<to>${last})[ ]?(?<s>[kmb])(?![A-Za-z]))`,
      ({ groups }) =>
        rising(groups?.n, groups?.to, letters.get(groups?.s?.toLowerCase() ?? '') ?? 1),
    ],
    [
      `(?:${money}|(?<=[$€£¥]${last}${until}))(?<n>${number})[ ]?(?<s>[kmb])(?![A-Za-z])`,
      ({ groups }) => say(toNumber(groups?.n) * (letters.get(groups?.s?.toLowerCase() ?? '') ?? 1)),
    ],
    [
      `(?<n>${number})(?<s>[kKMB])(?![A-Za-z\\d])`,
      ({ groups }) => say(toNumber(groups?.n) * (letters.get(groups?.s?.toLowerCase() ?? '') ?? 1)),
      'gu',
    ],
    [
      `(?<![\\d.,])(?<y>(?:19|20)\\d\\d)(?![\\d]|[,.]\\d)`,
      ({ groups }) => ({ kind: 'date', year: Number(groups?.y) }),
    ],
    [`${number}`, ([written]) => say(toNumber(written))],
  ]
  return list.map(([pattern, read, flags = 'giu']) => ({
    pattern: new RegExp(pattern, flags),
    read,
    from: 'digits',
  }))
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
