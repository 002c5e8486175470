import { createHash } from 'node:crypto'
import { decodePercent } from '../../addresses/percent.js'

/** What links within the document begin with where Chrome is to make no destinations of them, before the id. */
export const targetScheme = 'briefing-target:'

/** Of a name's 127 bytes (ISO 32000-1, Annex C), with room for what a viewer may put before it. */
const mostBytes = 100

/**
 * Returns the name of the destination of an element: its id as addresses write it, since Chrome does so too, and its digest
 * where that is longer than a name in a PDF may be. A Japanese character takes nine bytes of it.
 */
export function destinationName(id: string): string {
  const name = encodeURI(id.replace(/\p{Surrogate}/gu, '\ufffd'))
  if (name.length <= mostBytes) return name
  return `place-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`
}

/** Returns the id of the element that Chrome has named a destination after. */
export function idOfDestination(name: string): string {
  return decodePercent(name)
}
