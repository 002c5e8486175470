import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

/** A stretch of text in the order in which it is read, and the file whose labels it uses. */
export interface Passage {
  file: string
  place: 'summary' | 'body'
  nodes: readonly Nodes[]
}

/** A call as a reader meets it. */
export interface ReadCall {
  file: string
  place: 'summary' | 'body' | 'note'
  reference: FootnoteReference
  definition: FootnoteDefinition
}

/**
 * Lists every call in the order in which a reader meets it.
 *
 * @param definitions the definitions of each file, by normalised identifier; the first one of a name counts.
 */
export function listCalls(
  passages: readonly Passage[],
  definitions: ReadonlyMap<string, ReadonlyMap<string, FootnoteDefinition>>,
): ReadCall[] {
  const callsIn = (nodes: readonly Nodes[], file: string, place: ReadCall['place']): ReadCall[] =>
    nodes.flatMap(listReferences).flatMap((reference) => {
      const definition = definitions.get(file)?.get(reference.identifier)
      return definition ? [{ file, place, reference, definition }] : []
    })
  return followCalls(
    passages.flatMap(({ nodes, file, place }) => callsIn(nodes, file, place)),
    ({ definition }) => definition,
    ({ definition, file }) => callsIn(definition.children, file, 'note'),
  )
}

function listReferences(node: Nodes): FootnoteReference[] {
  const references: FootnoteReference[] = []
  visit(node, (child) => {
    if (child.type === 'footnoteDefinition') return SKIP
    if (child.type === 'footnoteReference') references.push(child)
    return undefined
  })
  return references
}

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
