import { continueParts, findBeginning, listAround } from './continue-parts.js'
import { dropBlankLines } from './drop-blank-lines.js'
import type { NoteCut } from './kept-nodes.js'
import { splitElement } from './range.js'

/**
 * Parts a note before one of its lines; returns the rest, which is not in the document any more, or nothing if no cut
 * is known there.
 *
 * @param cuts of this note; those that come later are moved with their text
 */
export function splitNote(
  element: HTMLElement,
  cuts: readonly NoteCut[],
  line: number,
): HTMLElement | undefined {
  const cut = cuts.find((candidate) => candidate.line === line)
  if (!cut) return undefined
  const { text, offset } = cut
  const tail = offset > 0 ? text.splitText(offset) : text
  // Later cuts in the same text now lie in its second half.
  for (const later of cuts) {
    if (later.text !== text || later.offset < offset) continue
    later.text = tail
    later.offset -= offset
  }
  // What begins with the rest goes with it: no mark of an item stays alone, no row without words. A row goes on in
  // whatever cell of it has words left.
  const first = findBeginning(tail.parentElement?.closest('tr') ?? tail, element)
  const cutThrough = listAround(first, element)
  const rest = splitElement(element, first)
  for (const above of cutThrough) if (above.localName === 'pre') dropBlankLines(above)
  continueParts(rest, cutThrough)
  element.classList.add('split')
  rest.classList.remove('split')
  rest.classList.add('rest')
  rest.remove()
  return rest
}
