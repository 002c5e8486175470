import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** A reference as Markdown and HTML have it: `&#x4F1A;`, `&#20250;`, `&check;`. */
const reference = '&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});'

/** Every character reference of a text, such as `&amp;` and `&#x26;`. */
export const references = new RegExp(reference, 'g')

/** Takes a reference as it is written; returns the character, or the two, that it means; empty if it means none. */
export function decodeReference(written: string): string {
  const inner = written.slice(1, -1)
  if (!inner.startsWith('#')) return decodeNamedCharacterReference(inner) || ''
  const code = /^#x/i.test(inner) ? Number.parseInt(inner.slice(2), 16) : Number(inner.slice(1))
  // As CommonMark has it, for what is no character.
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return String.fromCodePoint(code)
}

/** Takes a code point; returns its character, or nothing where Unicode has none so high. */
export function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Returns a text with what its references mean in their place; one that means nothing stays as it is written. */
export function replaceReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(references, (written) => decodeReference(written) || written)
}

/** Returns what the references of a text mean, one after the other. */
export function decodeReferences(text: string): string {
  return (text.includes('&') ? (text.match(references) ?? []) : []).map(decodeReference).join('')
}
