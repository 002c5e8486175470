import { formsOf, type LanguageForms } from './language-forms.js'
import type { DateSaid, NumberSaid, Quantity, Saying } from './quantity.js'
import { listDateForms } from './read-dates.js'
import {
  englishNumber,
  englishOrdinal,
  kanjiNumber,
  readEnglishNumber,
  readKanjiNumber,
} from './spelled.js'

interface Form {
  pattern: RegExp
  read(match: RegExpMatchArray): NumberSaid | DateSaid | undefined
  from: Saying
}

/** What stands where something has been read already. */
const done = '\uFFFC'
const forms = new Map<string, Form[]>()

/**
 * Takes a text and its language tag; returns the numbers and dates in it, in order. What only looks like a number (a
 * version, a time of day, `CVE-2024-1234`, the digits of a name) is left out.
 */
export function readQuantities(text: string, language: string): Quantity[] {
  const known = forms.get(language) ?? listForms(language)
  forms.set(language, known)
  let rest = toAscii(text)
  const found: Quantity[] = []
  for (const { pattern, read, from } of known) {
    const matches = [...rest.matchAll(pattern)]
    for (const match of matches) {
      const said = read(match)
      if (said) found.push({ ...said, index: match.index, length: match[0].length, from })
    }
    if (matches.length > 0) rest = rest.replace(pattern, ({ length }) => done.repeat(length))
  }
  return found.sort((a, b) => a.index - b.index)
}

/** Digits and signs of full width become those of a terminal, each in its place. */
function toAscii(text: string): string {
  return text.replace(/[０-９．，％：－]/gu, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
}

function listForms(language: string): Form[] {
  const own = formsOf(language)
  return [
    ...listNames(),
    ...listDateForms(own).map(
      ({ pattern, read, doubtful }): Form => ({
        pattern,
        read: ({ groups = {} }) => read(groups),
        from: doubtful ? 'doubtful words' : 'digits',
      }),
    ),
    ...listNumberForms(own),
    ...listSpelled(language),
  ]
}

/** What has digits and is no quantity. */
function listNames(): Form[] {
  const none = () => undefined
  return [
    // CVE-2024-1234, T1059, iOS17; not mid-2019 and FY2023.
    /(?<![\p{Script=Latin}\p{N}]|[A-Za-z][-_./:])(?!(?:mid|early|late|pre|post)-\d|FY\d)[A-Za-z]+(?:[-_./:][A-Za-z]+)*[-_./:]?\d[\w./:-]*/giu,
    /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g,
    // 10.0.1 and addresses; not 18.03.2024
    /(?<![\d.])(?!\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))\d+(?:\.\d+){2,}(?![\d])/g,
    // 5G, 7z, 3fa9; not 17th, 1990s, 40km and 3bn
    /(?<!\d)\d+(?!(?:st|nd|rd|th|er|s|x|bn|tn|mn|m|k|km|kg|cm|mm|[KMGT]i?B|[kMG]?Hz|[kMG]?W)(?![A-Za-z\d]))[A-Za-z][A-Za-z\d]*/g,
  ].map((pattern): Form => ({ pattern, read: none, from: 'digits' }))
}

function listNumberForms(own: LanguageForms): Form[] {
  const group = /[.,]/.test(own.group) ? own.group : ''
  const number = `(?<![\\d])(?:\\d{1,3}(?:[${group}' \\u00A0\\u2009\\u202F’]\\d{3})+(?!\\d)|\\d+)(?:[${own.decimal}]\\d+)?`
  const toNumber = (written = '') => {
    const plain = written.replaceAll(own.group, '').replace(/[' \u00A0\u2009\u202F’]/g, '')
    return Number(plain.replace(own.decimal, '.'))
  }
  const say = (value: number, percent = false): NumberSaid => ({ kind: 'number', value, percent })
  const scales = new Map([...own.scales, ['bn', 1e9], ['tn', 1e12], ['mn', 1e6]])
  const named = [...scales.keys()].filter((name) => /^[\p{Script=Latin}.]{2,}$/u.test(name))
  const scale = named.sort((a, b) => b.length - a.length).map((name) => name.replace('.', '\\.'))
  const money = new Map([
    ['k', 1e3],
    ['m', 1e6],
    ['b', 1e9],
  ])
  const list: [pattern: string, read: Form['read']][] = [
    // A third is expressed in too many ways.
    [`${number}分の${number}`, () => undefined],
    [
      `(?<n>${number})[ \\t]*割(?:(?<m>\\d)分)?`,
      ({ groups }) => say(toNumber(groups?.n) * 10 + Number(groups?.m ?? 0), true),
    ],
    [
      `(?<n>${number})[ \\t\\u00A0\\u202F-]*(?:%|per[ ]?cent|パーセント|Prozent|pour cent|por ciento)`,
      ({ groups }) => say(toNumber(groups?.n), true),
    ],
    [
      `(?:${number}[ ]?[百千]?[兆億万千百])+(?:${number})?`,
      ([written]) => say(readKanjiNumber(written.replaceAll(own.group, '').replace(/\s/g, ''))),
    ],
    [
      `(?<n>${number})[ \\t\\u00A0-]*(?<s>${scale.join('|')})(?![\\p{L}])`,
      ({ groups }) => say(toNumber(groups?.n) * (scales.get(groups?.s?.toLowerCase() ?? '') ?? 1)),
    ],
    [
      `(?<=[$€£¥])(?<n>${number})[ ]?(?<s>[kmb])(?![A-Za-z])`,
      ({ groups }) => say(toNumber(groups?.n) * (money.get(groups?.s?.toLowerCase() ?? '') ?? 1)),
    ],
    [
      `(?<![\\d.,])(?<y>(?:19|20)\\d\\d)(?![\\d]|[,.]\\d)`,
      ({ groups }) => ({ kind: 'date', year: Number(groups?.y) }),
    ],
    [`${number}`, ([written]) => say(toNumber(written))],
  ]
  return list.map(([pattern, read]) => ({
    pattern: new RegExp(pattern, 'giu'),
    read,
    from: 'digits',
  }))
}

function listSpelled(language: string): Form[] {
  const half: NumberSaid = { kind: 'number', value: 50, percent: true }
  const two: NumberSaid = { kind: 'number', value: 2, percent: false }
  if (language.startsWith('en')) {
    const read: Form['read'] = ([written]) => readEnglishNumber(written)
    return [
      { pattern: /\bhal(?:f|ves)\b/gi, read: () => half, from: 'doubtful words' },
      { pattern: englishOrdinal, read, from: 'doubtful words' },
      { pattern: englishNumber, read, from: 'words' },
    ]
  }
  return [
    { pattern: /半数|半分/g, read: () => half, from: 'doubtful words' },
    { pattern: /双方|両(?=[国社者氏名])/g, read: () => two, from: 'doubtful words' },
    {
      pattern: kanjiNumber,
      read: ([written]) => ({ kind: 'number', value: readKanjiNumber(written), percent: false }),
      from: 'words',
    },
  ]
}
