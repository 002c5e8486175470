import type { Range } from '../finding.js'
import type { SourceFile } from '../source.js'

/** `[1]`, `[2, 3]` after words; `argv[1]` is code, and `[1](…)` a link. */
const call = /(?<=[\s.,;:!?)\]”"’。、）」]|^)\[(\d{1,2}(?:(?:, ?|[-–])\d{1,2})*)\](?![([:\uFFFC])/gm

/** Numbers in brackets that call notes of which the text has none. */
export interface LostCalls {
  /** The first of them. */
  place: Range
  count: number
}

/** Finds calls numbered by hand, from `[1]` on, whose notes are nowhere in the file. */
export function findLostCalls({ prose }: SourceFile): LostCalls | undefined {
  const calls = prose.flatMap(({ text, start, block }) =>
    block.type !== 'heading' && text.includes('[')
      ? [...text.matchAll(call)].map(({ 0: { length }, 1: numbers = '', index }) => ({
          place: [start + index, start + index + length] as const,
          first: Number.parseInt(numbers, 10),
        }))
      : [],
  )
  const numbers = new Set(calls.map(({ first }) => first))
  // Fewer may be anything in brackets.
  const isRow = [1, 2, 3].every((number) => numbers.has(number))
  const place = calls[0]?.place
  return isRow && place ? { place, count: calls.length } : undefined
}
