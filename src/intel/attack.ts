import attack from './attack.json' with { type: 'json' }

/** A technique of ATT&CK. */
export interface Technique {
  id: string
  /** Of a sub-technique, after its parent's: `Phishing: Spearphishing Link`. */
  name: string
  /** Names of the tactics that it serves. */
  tactics: string[]
}

const { enterprise, mobile, ics } = attack.versions
/** The versions of MITRE ATT&CK that the names are from. */
export const attackVersion = `Enterprise ${enterprise}, Mobile ${mobile}, ICS ${ics}`

const techniques: Readonly<Record<string, string>> = attack.techniques
const tactics: Readonly<Record<string, string>> = attack.tactics
const revoked: Readonly<Record<string, string>> = attack.revoked
const deprecated: Readonly<Record<string, string>> = attack.deprecated

/** Returns a technique of the enterprise, mobile or ICS matrix; undefined for an id that is not, or no longer, in any. */
export function findTechnique(id: string): Technique | undefined {
  const entry = Object.hasOwn(techniques, id) ? techniques[id] : undefined
  if (entry === undefined) return undefined
  const [name = '', phases = ''] = entry.split('|')
  const names = phases.split(',').filter(Boolean)
  return { id, name, tactics: names.map((phase) => tactics[phase] ?? phase) }
}

/** Takes an id that `findTechnique` does not find; returns why a report should not use it, in words that follow the id. */
export function describeFormer(id: string): string {
  const next = Object.hasOwn(revoked, id) ? revoked[id] : undefined
  if (next) {
    const name = findTechnique(next)?.name
    return `was revoked by MITRE in favour of \`${next}\`${name ? ` (${name})` : ''}. Write \`${next}\``
  }
  if (Object.hasOwn(deprecated, id))
    return `(${deprecated[id]}) was withdrawn by MITRE without a successor. Name the technique that is meant`
  return `is not an ATT&CK technique (${attackVersion}). Look it up at attack.mitre.org`
}

/** Whether a text is about ATT&CK, so that `T15` in it is no model of a printer. */
export function speaksOfAttack(text: string): boolean {
  return /ATT&(?:amp;)?CK|MITRE/i.test(text)
}

/** `T1566`, `T1566.001`; not a part of a longer word or an address. */
const written = /(?<![\w./-])T\d{4}(?:\.\d{3})?(?![\w-]|\.\d)/g

/** Full-width as Japanese keyboards write it, too: `Ｔ１０５９．００１`. */
const wide = /[\uFF10-\uFF19\uFF0E\uFF34]/g

/** Lists what has the form of a technique's id, in order. */
export function listTechniqueIds(text: string): { id: string; index: number }[] {
  const narrow = text.replace(wide, (letter) => letter.normalize('NFKC'))
  return [...narrow.matchAll(written)].map(({ 0: id, index }) => ({ id, index }))
}
