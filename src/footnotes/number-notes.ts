import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { addressOf } from '../addresses/leads-to.js'
import type { Call, Note } from './note.js'
import type { ReadCall } from './reading-order.js'

/** The notes of a report in the order of their numbers. */
export interface NumberedNotes {
  notes: Note[]
  noteByCall: Map<FootnoteReference, { note: Note; call: Call }>
}

/** Takes the calls in reading order; returns the notes, numbered from 1 by their first calls. */
export function numberNotes(calls: readonly ReadCall[]): NumberedNotes {
  const noteByDefinition = new Map<FootnoteDefinition, Note>()
  const noteByCall: NumberedNotes['noteByCall'] = new Map()

  for (const { file, place, reference, definition } of calls) {
    const number = noteByDefinition.get(definition)?.number ?? noteByDefinition.size + 1
    const note = noteByDefinition.get(definition) ?? {
      number,
      id: `note-${number}`,
      label: definition.label ?? definition.identifier,
      file,
      definition,
      calls: [],
      urls: listUrls(definition),
    }
    noteByDefinition.set(definition, note)
    if (!reference.position)
      throw new TypeError('Expected a call from a parsed file, with its position')
    const nth = note.calls.length + 1
    const call: Call = {
      id: nth === 1 ? `call-${number}` : `call-${number}-${nth}`,
      file,
      position: reference.position,
      place,
    }
    note.calls.push(call)
    noteByCall.set(reference, { note, call })
  }
  return { notes: [...noteByDefinition.values()], noteByCall }
}

function listUrls(definition: Nodes): string[] {
  const urls: string[] = []
  visit(definition, 'link', (link) => {
    const url = addressOf(link)
    if (url !== undefined) urls.push(url)
  })
  return urls
}
