/** How a language writes numbers and dates, as a part of a regular expression where it is words. */
export interface LanguageForms {
  /** By their names in lower case. */
  months: ReadonlyMap<string, number>
  /** `million` → 1 000 000 */
  scales: ReadonlyMap<string, number>
  group: string
  decimal: string
}

const englishMonths =
  'january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec'

/** Those of nearly every briefing, as `readForms` reads them: the first question of a process to Node's data takes long. */
const known = new Map<string, LanguageForms>([
  [
    'ja',
    {
      months: new Map(),
      scales: new Map([
        ['万', 1e4],
        ['億', 1e8],
        ['兆', 1e12],
      ]),
      group: ',',
      decimal: '.',
    },
  ],
  [
    'en',
    {
      months: new Map(englishMonths.split(' ').map((name, index) => [name, (index % 12) + 1])),
      scales: new Map([
        ['thousand', 1e3],
        ['million', 1e6],
        ['billion', 1e9],
        ['trillion', 1e12],
      ]),
      group: ',',
      decimal: '.',
    },
  ],
])

/** Takes a language tag; returns what Unicode’s locale data says of it. */
export function formsOf(language: string): LanguageForms {
  const found = known.get(language) ?? readForms(language)
  known.set(language, found)
  return found
}

/** Reads them from the locale data of Node. */
export function readForms(language: string): LanguageForms {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.5)
  const signOf = (type: string, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise
  return {
    months: listMonths(language),
    scales: listScales(language),
    group: signOf('group', ','),
    decimal: signOf('decimal', '.'),
  }
}

function listMonths(language: string): Map<string, number> {
  const names = new Map<string, number>()
  for (const month of ['long', 'short'] as const) {
    for (const options of [{ month }, { month, day: 'numeric' as const }]) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      for (let number = 1; number <= 12; number += 1) {
        const parts = format.formatToParts(Date.UTC(2024, number - 1, 15))
        const name = parts.find(({ type }) => type === 'month')?.value.replace(/\.$/, '') ?? ''
        if (/^\p{L}{3,}$/u.test(name)) names.set(name.toLowerCase(), number)
      }
    }
  }
  return names
}

function listScales(language: string): Map<string, number> {
  const format = new Intl.NumberFormat(language, { notation: 'compact', compactDisplay: 'long' })
  const scales = new Map<string, number>()
  for (const power of [3, 4, 6, 8, 9, 12]) {
    for (const count of [1, 2, 5]) {
      const parts = format.formatToParts(count * 10 ** power)
      const shown = Number(parts.find(({ type }) => type === 'integer')?.value)
      const name = parts.find(({ type }) => type === 'compact')?.value ?? ''
      if (shown > 0 && name) scales.set(name.toLowerCase(), (count * 10 ** power) / shown)
    }
  }
  return scales
}
