import type { Galley, NotePart } from './galley.js'

/**
 * Which notes begin on each line: those whose first call stands there, each followed by the notes that are first
 * called inside it. Without recursion: notes may call notes ten thousand deep.
 *
 * @param callsOfLines the ids of the calls on each line, in order
 * @param callsOfNotes the ids of the calls inside each note, in order
 * @param noteOfCall the number of the note that a call calls
 */
export function listFirstCalls(
  callsOfLines: readonly (readonly string[])[],
  callsOfNotes: ReadonlyMap<number, readonly string[]>,
  noteOfCall: ReadonlyMap<string, number>,
): number[][] {
  const begun = new Set<number>()
  return callsOfLines.map((calls) => {
    const notes: number[] = []
    const waiting = calls.toReversed()
    for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
      const number = noteOfCall.get(call)
      if (number === undefined || begun.has(number)) continue
      begun.add(number)
      notes.push(number)
      for (const inner of callsOfNotes.get(number)?.toReversed() ?? []) waiting.push(inner)
    }
    return notes
  })
}

/**
 * Sorts the notes at a page's foot by their numbers. Lines of a row that is cut run on from cell to cell, so that a note
 * may come before another that is called in a cell before. What continues from the page before stays first, what goes
 * on on the next page stays last.
 */
export function sortNotes(notes: readonly NotePart[], galley: Galley): NotePart[] {
  const goesOn = ({ number, to }: NotePart) => to < (galley.notes.get(number)?.lines.length ?? 0)
  const carried = notes.filter(({ from }) => from > 0)
  const last = notes.filter((part) => part.from === 0 && goesOn(part))
  const whole = notes.filter((part) => part.from === 0 && !goesOn(part))
  return [...carried, ...whole.toSorted((a, b) => a.number - b.number), ...last]
}
