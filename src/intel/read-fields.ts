/** Readers of the columns beside a value; each gives undefined for what a machine could not take. */

/** `2024-03-04`, or with a time in UTC `2024-03-04T10:00Z`: as STIX has it, with milliseconds. */
export function readDay(written: string): string | undefined {
  const [, day, hours = '00:00', seconds = ':00'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?Z)?$/.exec(written.trim()) ?? []
  if (day === undefined) return undefined
  const date = new Date(`${day}T${hours}${seconds}.000Z`)
  // The 30th of February would be the 1st of March.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
  return isReal ? date.toISOString() : undefined
}

/** Takes a day as people write it, the year first; returns it as `readDay` takes it. Undefined for anything else. */
export function rewriteDay(written: string): string | undefined {
  const [, year = '', , month = '', day = ''] =
    /^(\d{4})([-/.年] ?)(\d{1,2})(?:\2|月 ?)(\d{1,2})日?$/.exec(written.normalize('NFKC').trim()) ??
    []
  const plain = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return readDay(plain) === undefined ? undefined : plain
}

/** The middle of each range of STIX 2.1, Appendix A: None / Low / Med / High. */
const words: ReadonlyMap<string, number> = new Map([
  ['none', 0],
  ['low', 15],
  ['medium', 50],
  ['med', 50],
  ['high', 85],
  ['低', 15],
  ['中', 50],
  ['高', 85],
])

/** A number from 0 to 100, or the word for one. */
export function readConfidence(written: string): number | undefined {
  const plain = written.normalize('NFKC').trim().toLowerCase().replace(/ ?%$/, '')
  const number = words.get(plain) ?? (/^\d{1,3}$/.test(plain) ? Number(plain) : Number.NaN)
  return number <= 100 ? number : undefined
}

/** `T1566.001, T1059`: what stands between commas or blanks. */
export function splitTechniques(written: string): string[] {
  return written.split(/[\s,;、，/]+/).filter(Boolean)
}

/** What the other identifiers of ATT&CK are of. */
const others: readonly (readonly [form: RegExp, what: string])[] = [
  [/^TA\d{4}$/, 'a tactic'],
  [/^G\d{4}$/, 'a group'],
  [/^S\d{4}$/, 'a piece of software'],
  [/^M\d{4}$/, 'a mitigation'],
  [/^C\d{4}$/, 'a campaign'],
  [/^(?:DS|DC|DET|AN)\d{4}$/, 'a means of detection'],
]

/** Says what of ATT&CK an identifier names that is not a technique's, such as `a group`; undefined for anything else. */
export function describeOtherId(written: string): string | undefined {
  return others.find(([form]) => form.test(written))?.[1]
}

/**
 * Whether it has the form of an id of ATT&CK: `T1059`, `T1059.001`. Whether there is such a technique, `findTechnique` tells.
 */
export function isTechniqueId(written: string): boolean {
  return /^T\d{4}(?:\.\d{3})?$/.test(written)
}
