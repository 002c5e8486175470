import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { followCalls } from './follow-calls.js'

/** A stretch of text in the order in which it is read, and the file whose labels it uses. */
export interface Passage {
  file: string
  place: 'summary' | 'body'
  nodes: readonly Nodes[]
}

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
