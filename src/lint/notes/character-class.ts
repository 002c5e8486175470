import type { Attempt } from '../../footnotes/attempts.js'
import { shorten } from '../quote.js'
import { type SourceFile, textOf } from '../source.js'

/** Ranges, escapes, signs and blanks alone, as between the brackets of a regular expression. */
const characterClass = /^(?:\\.|[\p{L}\p{N}]-[\p{L}\p{N}]|[^\p{L}\p{N}\\])+$/u

/** Whether a label is rather a character class, such as `[^a-z]`. */
export function isCharacterClass(label: string): boolean {
  return characterClass.test(label)
}

/** What to write for a label that is rather a character class; undefined for any other. */
export function adviseOnPattern(label: string): string | undefined {
  if (!isCharacterClass(label)) return undefined
  return `If it is part of a pattern, write it as code, or as \`\\[^${shorten(label)}]\``
}

/** `攻撃パターン` and `attack patterns` are what somebody does, and no expressions. */
const words =
  /正規表現|文字クラス|(?<!\p{Script=Han})パターン|regex|regular expression|character class|(?<!(?:attack|behaviou?r|usage|traffic|communication|threat)s? )pattern|grep/iu

/** Characters around a label that are looked at for what it is. */
const near = 60

/** Whether the text around a label speaks of a pattern, or continues one. */
export function isInPattern(
  { start, end }: Pick<Attempt, 'start' | 'end'>,
  at: SourceFile,
): boolean {
  const text = textOf(at)
  const before = /[^\r\n]*$/.exec(text.slice(Math.max(0, start - near), start))?.[0] ?? ''
  const after = /^[^\r\n]*/.exec(text.slice(end, end + near))?.[0] ?? ''
  // In `**words[^1-2]**` the asterisks end what some before them began.
  const goesOn = /^[+{$\\]/.test(after) || (after.startsWith('*') && !before.includes('*'))
  return goesOn || /[\\^/]$/.test(before) || words.test(before) || words.test(after)
}
