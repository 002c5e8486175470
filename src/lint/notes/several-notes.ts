import { toIdentifier } from '../../footnotes/attempts.js'
import type { SourceFile } from '../source.js'

/** Notes that a range such as `[^2-4]` may stand for. */
const longestRange = 20

/**
 * Returns the calls meant by `[^a, b]`, `[^1、2]` and `[^2-4]`, where the file has a note of each label, and by
 * `[^a, ^b]` in any case; undefined where one note is meant, or none.
 */
export function splitCall(label: string, { footnotes }: SourceFile): string | undefined {
  const labels = listRange(label) ?? label.split(/[ \t]*[,，;；、][ \t]*\^?/)
  const isDefined = (each: string) => footnotes.definitionById.has(toIdentifier(each))
  const areCalls = labels.every((each) => /^[^\s^]+$/.test(each)) && /[,，;；、]\s*\^/.test(label)
  return labels.length > 1 && (areCalls || labels.every(isDefined))
    ? labels.map((each) => `[^${each}]`).join('')
    : undefined
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
