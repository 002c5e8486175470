import { copyOf } from './flow.js'

/** The outermost element below `end` that begins with a node; the node itself where something stands before it. */
export function findBeginning(node: Element | Text, end: Element): Element | Text {
  let first = node
  while (first.parentElement && first.parentElement !== end && beginsParent(first))
    first = first.parentElement
  return first
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

/** The elements around a node up to `end`, the outermost first. */
export function listAround(node: Node, end: Element): Element[] {
  const around: Element[] = []
  for (let above = node.parentElement; above && above !== end; above = above.parentElement)
    around.unshift(above)
  return around
}

/**
 * Gives the lists that were cut through the numbers that follow, the rest of a cut item no mark of its own, and the rest
 * of a table the columns that it had.
 *
 * @param rest what follows the cut
 * @param cutThrough the elements that it goes through, from the outermost to the innermost, as they end now
 */
export function continueParts(rest: Element, cutThrough: readonly Element[]): void {
  let part: Element | null = rest
  for (const [index, whole] of cutThrough.entries()) {
    part = part?.querySelector(':scope > :not(colgroup)') ?? null
    if (whole instanceof HTMLOListElement && part instanceof HTMLOListElement)
      part.start = whole.start + whole.children.length - (cutThrough[index + 1] ? 1 : 0)
    else if (part instanceof HTMLLIElement) part.style.listStyle = 'none'
    else if (whole instanceof HTMLTableElement && part instanceof HTMLTableElement) {
      const columns = whole.querySelector(':scope > .set-columns')
      if (columns) part.prepend(copyOf(columns, { deep: true }))
    } else if (part?.matches('.code-line')) part.classList.add('continued')
  }
}
