import { isPrinted } from './coverage.js'

/** Characters that need no glyph: joiners, selectors, tags; and those that other rules speak of. */
const glyphless = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufeff]/u

/** Takes texts; gives the characters in them that no font prints, each with its Unicode name. */
export async function findMissing(texts: readonly string[]): Promise<Map<string, string>> {
  const missing = new Set(texts.flatMap(listMissing))
  if (missing.size === 0) return new Map()
  // More than half a megabyte of names, for the few texts that need one.
  const { getUnicodeName } = await import('./unicode-names.js')
  return new Map([...missing].map((character) => [character, getUnicodeName(character)]))
}

/** Gives each of them once. */
export function listMissing(text: string): string[] {
  const found = new Set<number>()
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x7f) continue
    const code = text.codePointAt(at) ?? unit
    if (code > 0xffff) at += 1
    if (!isPrinted(code)) found.add(code)
  }
  return [...found]
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !glyphless.test(character))
}
