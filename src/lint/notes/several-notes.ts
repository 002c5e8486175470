import { type Attempt, toIdentifier } from '../../footnotes/attempts.js'
import type { SourceFile } from '../source.js'
import { isInPattern } from './character-class.js'

type Call = Pick<Attempt, 'label' | 'start' | 'end'>

/** Notes that a range such as `[^2-4]` may stand for. */
const longestRange = 20

/**
 * Returns the calls meant by `[^a, b]`, `[^1、2]` and `[^2-4]`, where the file has a note of each label, and by
 * `[^a, ^b]` in any case; undefined where one note is meant, or none, as in a pattern.
 */
export function splitCall(call: Call, at: SourceFile): string | undefined {
  const { label } = call
  const range = listRange(label)
  if (range && isInPattern(call, at)) return undefined
  const labels = range ?? label.split(/[ \t]*[,，;；、][ \t]*\^?/)
  const isDefined = (each: string) => at.footnotes.definitionById.has(toIdentifier(each))
  const areCalls = labels.every(isLabel) && /[,，;；、]\s*\^/.test(label)
  return labels.length > 1 && (areCalls || labels.every(isDefined))
    ? labels.map((each) => `[^${each}]`).join('')
    : undefined
}

/** Whether something may be the label of a note that is missing: `a-z` is rather part of a pattern. */
function isLabel(each: string): boolean {
  return /^[^\s^]+$/.test(each) && !/^[\p{L}\p{N}]-[\p{L}\p{N}]$/u.test(each)
}

function listRange(label: string): string[] | undefined {
  const [, from, to] = /^(\d{1,4})[-–〜～~](\d{1,4})$/.exec(label) ?? []
  const length = Number(to) - Number(from) + 1
  return length > 1 && length <= longestRange
    ? Array.from({ length }, (_, index) => String(Number(from) + index))
    : undefined
}

/** @param written as a message shows it */
export function tellSeveral(written: string, several: string): string {
  return `A call names one note; \`[^${written}]\` would print as text. Write \`${several}\``
}
