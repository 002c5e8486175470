import type { NoteCut } from './kept.js'
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
  let first: Element | Text = tail.parentElement?.closest('tr') ?? tail
  while (first.parentElement && first.parentElement !== element && beginsParent(first))
    first = first.parentElement
  const cutThrough: Element[] = []
  for (let above = first.parentElement; above && above !== element; above = above.parentElement)
    cutThrough.unshift(above)
  const rest = splitElement(element, first)
  continueParts(rest, cutThrough)
  element.classList.add('split')
  rest.classList.remove('split')
  rest.classList.add('rest')
  rest.remove()
  return rest
}

/** Whether no text stands before a node in its parent: the box of a task is a mark. */
function beginsParent(node: Node): boolean {
  let before = node.previousSibling
  while (
    before instanceof HTMLInputElement ||
    (before instanceof Text && before.data.trim() === '')
  )
    before = before.previousSibling
  return before === null
}

/**
 * Gives the lists that were cut through the numbers that follow, the rest of a cut item no mark of its own, and the rest
 * of a table the columns that it had.
 */
function continueParts(rest: Element, cutThrough: readonly Element[]): void {
  let part: Element | null = rest
  for (const [index, whole] of cutThrough.entries()) {
    part = part?.querySelector(':scope > :not(colgroup)') ?? null
    if (whole instanceof HTMLOListElement && part instanceof HTMLOListElement)
      part.start = whole.start + whole.children.length - (cutThrough[index + 1] ? 1 : 0)
    else if (part instanceof HTMLLIElement) part.style.listStyle = 'none'
    else if (whole instanceof HTMLTableElement && part instanceof HTMLTableElement) {
      const columns = whole.querySelector(':scope > .set-columns')
      if (columns) part.prepend(columns.cloneNode(true))
    } else if (part?.matches('.code-line')) part.classList.add('continued')
  }
}
