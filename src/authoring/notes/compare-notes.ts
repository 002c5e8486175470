import { chapterId } from '../../briefing/reference-target.js'
import type { ListedNote } from './list-notes.js'

/** What became of a note from one version to the next. */
export type NoteChange =
  | { kind: 'added'; after: ListedNote }
  | { kind: 'removed'; before: ListedNote }
  /** Another text, other URLs, another label or another file; perhaps another number too. */
  | { kind: 'changed'; before: ListedNote; after: ListedNote }
  /** The same note under another number. */
  | { kind: 'renumbered'; before: ListedNote; after: ListedNote }

/**
 * Takes the notes of two versions of a briefing; returns what became of each, in the order of the later version, and
 * then what was removed. A note is the same where its label and chapter are, or else its words; a chapter keeps its
 * name when its number changes.
 */
export function compareNotes(
  before: readonly ListedNote[],
  after: readonly ListedNote[],
): NoteChange[] {
  const left = new Set(before)
  const partner = new Map<ListedNote, ListedNote>()
  for (const keyOf of [nameOf, wordsOf]) {
    const waiting = new Map([...left].reverse().map((note) => [keyOf(note), note]))
    for (const note of after) {
      const found = partner.has(note) ? undefined : waiting.get(keyOf(note))
      if (!found || !left.delete(found)) continue
      partner.set(note, found)
    }
  }
  return [
    ...after.flatMap((note) => compareNote(partner.get(note), note)),
    ...[...left].map((note): NoteChange => ({ kind: 'removed', before: note })),
  ]
}

function compareNote(before: ListedNote | undefined, after: ListedNote): NoteChange[] {
  if (!before) return [{ kind: 'added', after }]
  if (nameOf(before) !== nameOf(after) || wordsOf(before) !== wordsOf(after))
    return [{ kind: 'changed', before, after }]
  return before.number === after.number ? [] : [{ kind: 'renumbered', before, after }]
}

function nameOf({ file, label }: ListedNote): string {
  return JSON.stringify([chapterId(file), label])
}

function wordsOf({ words, urls }: ListedNote): string {
  return JSON.stringify([words, urls])
}
