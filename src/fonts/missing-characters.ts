import { decodeReferences } from '../source/characters/references.js'
import { isPrinted } from './coverage.js'

/** Characters that need no glyph: joiners, selectors, tags; and those that other rules speak of. */
const glyphless = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufeff]/u

/** Gives the characters of a text, its references decoded, that no font which comes with briefing prints; each once. */
export function listMissing(source: string): string[] {
  const text = source + decodeReferences(source)
  const found = new Set<number>()
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x7f) continue
    const code = text.codePointAt(at) ?? unit
    if (code > 0xffff) at += 1
    if (!isPrinted(code)) found.add(code)
  }
  if (found.size === 0) return []
  // A browser composes what a font has composed only, such as 한 of its three letters.
  const composed = new Set(text.normalize('NFC'))
  return [...found]
    .map((code) => String.fromCodePoint(code))
    .filter((character) => composed.has(character) && !glyphless.test(character))
}
