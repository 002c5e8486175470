/**
 * Puts calls into the order in which a reader meets them: those inside a note follow the note's first call, because there
 * the reader looks at the note. So the order does not depend on where pages end. Without recursion: notes may call
 * notes ten thousand deep.
 *
 * @param calls those that stand in no note, in order
 * @param noteOf the note that a call calls
 * @param callsBehind the calls inside the note that a call calls, in order
 */
export function followCalls<Call, Note>(
  calls: readonly Call[],
  noteOf: (call: Call) => Note,
  callsBehind: (call: Call) => readonly Call[],
): Call[] {
  const read: Call[] = []
  const opened = new Set<Note>()
  const waiting = calls.toReversed()
  for (let call = waiting.pop(); call !== undefined; call = waiting.pop()) {
    read.push(call)
    const note = noteOf(call)
    if (opened.has(note)) continue
    opened.add(note)
    for (const inner of callsBehind(call).toReversed()) waiting.push(inner)
  }
  return read
}
