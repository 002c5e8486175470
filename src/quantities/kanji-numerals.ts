/** One to nine, in their order. */
export const kanjiDigits = '一二三四五六七八九'
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['億', 1e8],
  ['兆', 1e12],
])
export const kanjiUnits = [...units.keys()].join('')

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
      current = kanjiDigits.includes(token) ? kanjiDigits.indexOf(token) + 1 : Number(token)
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

/** Takes a numeral of a date: `18`, `十八`, `二〇二四`. */
export function readNumeral(written: string): number {
  const isPlaced = /^[〇零一二三四五六七八九]{2,}$/.test(written)
  if (!isPlaced) return readKanjiNumber(written)
  return [...written].reduce((sum, digit) => sum * 10 + kanjiDigits.indexOf(digit) + 1, 0)
}
