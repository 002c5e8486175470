import type { Visit } from '../source/markdown/walk.js'
import { type Attempt, toIdentifier } from './attempts.js'
import { rangeOf } from './prose.js'

/** Something that an author meant as a definition, and the reason why it is none. */
export interface Misplaced {
  /** Indented so far that it is code, in the middle of a line, with a colon that is not ":" itself, or with none. */
  why: 'indented' | 'middle' | 'colon' | 'no-colon'
  identifier: string
  label: string
  start: number
  end: number
  /** What stands where the colon should. */
  colon: string
}

/** Lists what looks like the definition of a label that has none. */
export function listMisplaced(
  visits: readonly Visit[],
  attemptsOf: ReadonlyMap<string, readonly Attempt[]>,
  source: string,
): Misplaced[] {
  const attempts = [...attemptsOf.values()].flat()
  return [
    ...attempts.flatMap((attempt) => readAttempt(attempt, attemptsOf, source)),
    ...visits.flatMap(({ node }) => {
      const [start, end] = rangeOf(node)
      if (node.type !== 'code' || start === undefined) return []
      return readCode(source.slice(start, end), start, attemptsOf)
    }),
  ]
}

/** Characters that are looked at after a label for its colon, and before it for its indent: a text may be all blanks. */
const [near, farIndent] = [8, 80]

function readAttempt(
  { kind, identifier, label, start, end, prose }: Attempt,
  attemptsOf: ReadonlyMap<string, readonly Attempt[]>,
  source: string,
): Misplaced[] {
  if (kind !== 'undefined' || !prose) return []
  const after = source.slice(end, end + near)
  const colon = /^[ \t]*[:：]/.exec(after)?.[0] ?? ''
  const found = { identifier, label, start, end: end + colon.length, colon }
  const from = Math.max(prose.start, start - farIndent)
  const before = source.slice(from, start)
  const isFirst = from === prose.start && /^[ \t>]*$/.test(before)
  const isAtLineStart = isFirst || /\n[ \t>]*$/.test(before)
  const isCalled = (attemptsOf.get(identifier)?.length ?? 0) > 1
  if (colon === '') {
    if (!isCalled || !isAtLineStart || !/^[ \t]+\S/.test(after)) return []
    return isFirst || followsLabel(source, start) ? [{ ...found, why: 'no-colon' }] : []
  }
  if (isAtLineStart) return colon === ':' ? [] : [{ ...found, why: 'colon' }]
  // `企業[^a]: …` is a call before a colon, unless the label is called elsewhere too.
  return isCalled ? [{ ...found, why: 'middle' }] : []
}

/** Whether the line before begins with a label as well: otherwise this is a line of text that begins with its call. */
function followsLabel(source: string, start: number): boolean {
  const end = source.lastIndexOf('\n', start)
  return /^[ \t>]*\[\^/.test(source.slice(source.lastIndexOf('\n', end - 1) + 1, end))
}

/** Only where the label is called and has no definition: other code may well show how notes are written. */
function readCode(
  slice: string,
  start: number,
  attemptsOf: ReadonlyMap<string, readonly Attempt[]>,
): Misplaced[] {
  if (/^[`~]{3}/.test(slice)) return []
  return [...slice.matchAll(/(^|[\r\n])([ \t>]*)\[\^([^[\]\s]+)\]:/g)].flatMap((match) => {
    const [whole, lineEnd = '', indent = '', label = ''] = match
    const identifier = toIdentifier(label)
    const calls = attemptsOf.get(identifier) ?? []
    if (!calls.some(({ kind }) => kind === 'undefined')) return []
    const begin = start + match.index + lineEnd.length + indent.length
    const end = start + match.index + whole.length
    return [{ why: 'indented', identifier, label, start: begin, end, colon: ':' }]
  })
}
