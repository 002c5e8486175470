import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

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
 * Lists every call in the order in which a reader meets it. The calls inside a note follow the note's first call,
 * because there the reader looks at the note; so the order does not depend on where pages end.
 *
 * @param definitions the definitions of each file, by normalised identifier; the first one of a name counts.
 */
export function listCalls(
  passages: readonly Passage[],
  definitions: ReadonlyMap<string, ReadonlyMap<string, FootnoteDefinition>>,
): ReadCall[] {
  const calls: ReadCall[] = []
  const opened = new Set<FootnoteDefinition>()

  const read = (node: Nodes, file: string, place: ReadCall['place']): void => {
    visit(node, (child) => {
      if (child.type === 'footnoteDefinition' && child !== node) return SKIP
      if (child.type !== 'footnoteReference') return undefined
      const definition = definitions.get(file)?.get(child.identifier)
      if (!definition) return undefined
      calls.push({ file, place, reference: child, definition })
      if (!opened.has(definition)) {
        opened.add(definition)
        read(definition, file, 'note')
      }
      return undefined
    })
  }
  for (const passage of passages) {
    for (const node of passage.nodes) read(node, passage.file, passage.place)
  }
  return calls
}
