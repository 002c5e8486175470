import { isDeepStrictEqual } from 'node:util'
import type { ParsedCall } from '../../footnotes/parsed-call.js'
import { rangeOf } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import { partitionPoint } from '../../partition-point.js'
import type { Edit } from '../finding.js'
import type { SourceFile } from '../source.js'
import { textOf } from '../source.js'
import { byPlace, edited } from './apply-edits.js'

/** What a reader of one file finds behind its calls. */
export interface NoteMap {
  /** The text of the note behind each call, in the order in which the calls stand; first those of the body. */
  calls: readonly string[]
  /** The texts of all notes, called or not, sorted. */
  notes: readonly string[]
}

/**
 * Reads the notes of a file as they are, or as edits inside of them will make them. An edit that covers a whole note
 * moves it, and leaves its text as it is.
 */
export function noteMapOf(at: SourceFile, edits: readonly Edit[] = []): NoteMap {
  const { definitions, calls } = at.footnotes
  const text = textOf(at)
  const sorted = edits.toSorted(byPlace)
  const bodies = new Map(
    definitions.map((definition) => {
      const [start = 0, end = 0] = rangeOf(definition)
      const inside = sorted
        .slice(
          partitionPoint(sorted, ({ range }) => range[0] < start),
          partitionPoint(sorted, ({ range }) => range[0] <= end),
        )
        .filter(({ range }) => range[1] <= end && range[1] - range[0] < end - start)
      const moved = inside.map(({ range, text }) => ({
        range: [range[0] - start, range[1] - start] as const,
        text,
      }))
      return [definition, bodyOf(edited(text.slice(start, end), moved))]
    }),
  )
  const bodyOfNote = (note: ParsedCall['note']) => (note && bodies.get(note)) ?? ''
  const called = [...group(calls, ({ note }) => bodyOfNote(note))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, inside]) => inside.map(({ definition }) => bodyOfNote(definition)))
  return { calls: called, notes: [...bodies.values()].sort() }
}

/** Without its label, which may be renamed together with the calls; every call in it by what follows the label. */
function bodyOf(definition: string): string {
  return definition
    .replace(/^[ \t>]*\[\^[^\]]*\]:/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Whether every call still has its note and every note is still there. `more` lets calls and notes come in that
 * were mere text before, some of it at the end of other notes.
 */
export function keepsNotes(before: NoteMap, after: NoteMap, { more }: { more: boolean }): boolean {
  if (!more)
    return (
      isDeepStrictEqual(before.calls, after.calls) && isDeepStrictEqual(before.notes, after.notes)
    )
  return holdsInOrder(after.calls, before.calls) && holds(after.notes, before.notes)
}

function holdsInOrder(texts: readonly string[], wanted: readonly string[]): boolean {
  let found = 0
  for (const text of texts) {
    const next = wanted[found]
    if (next !== undefined && isLeftOf(next, text)) found++
  }
  return found === wanted.length
}

function holds(texts: readonly string[], wanted: readonly string[]): boolean {
  const spare = new Map([...group(texts, (text) => text)].map(([text, all]) => [text, all.length]))
  const take = (text: string | undefined): boolean => {
    const left = text === undefined ? 0 : (spare.get(text) ?? 0)
    if (text !== undefined) spare.set(text, left - 1)
    return left > 0
  }
  const missing = wanted.filter((text) => !take(text))
  return missing.every((text) =>
    take([...spare].find(([other, left]) => left > 0 && isLeftOf(text, other))?.[0]),
  )
}

/** Whether a note is the same, or what is left of it when a definition at its end became one of its own. */
function isLeftOf(before: string, after: string): boolean {
  return (
    before === after || (before.startsWith(after) && /^ ?\[\^/.test(before.slice(after.length)))
  )
}
