/**
 * Which notes begin on each line: those whose first call stands there, each followed by the notes that are first
 * called inside it.
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
  const begin = (call: string): number[] => {
    const number = noteOfCall.get(call)
    if (number === undefined || begun.has(number)) return []
    begun.add(number)
    return [number, ...(callsOfNotes.get(number) ?? []).flatMap(begin)]
  }
  return callsOfLines.map((calls) => calls.flatMap(begin))
}
