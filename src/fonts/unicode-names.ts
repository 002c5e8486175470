import { unicodeName } from 'unicode-name'

/** Returns the name of a character in the Unicode Standard; says so where it has none. */
export function getUnicodeName(character: string): string {
  return unicodeName(character) ?? 'a character without a name'
}
