import { shorten } from '../shorten.js'

/** Ranges, escapes, signs and blanks alone, as between the brackets of a regular expression. */
const characterClass = /^(?:\\.|[\p{L}\p{N}]-[\p{L}\p{N}]|[^\p{L}\p{N}\\])+$/u

/** What to write for a label that is rather a character class, such as `[^a-z]`; undefined for any other. */
export function adviseOnPattern(label: string): string | undefined {
  if (!characterClass.test(label)) return undefined
  return `If it is part of a pattern, write it as code, or as \`\\[^${shorten(label)}]\``
}
