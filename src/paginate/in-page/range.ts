import { copyOf } from './flow.js'

/** One for all: whatever changes the document has to move every range that there is. */
const range = document.createRange()

/** The boxes of a text, one per line. */
export function boxesOf(text: Node): DOMRectList {
  range.selectNodeContents(text)
  return range.getClientRects()
}

/** The box around all of a text. */
export function boxAround(text: Node): DOMRect {
  range.selectNodeContents(text)
  return range.getBoundingClientRect()
}

/** The boxes from a character of a text to one of another. */
export function boxesBetween(first: Text, from: number, last: Text, to: number): DOMRectList {
  range.setStart(first, from)
  range.setEnd(last, to)
  return range.getClientRects()
}

/** The words from the beginning of an element to a character of a text in it. */
export function textBetween(element: Element, last: Node, to: number): string {
  range.setStart(element, 0)
  range.setEnd(last, to)
  return range.toString()
}

/**
 * The first character of a text whose box is not before a place, its length where all are: the boxes of a text are
 * before it up to some character, and then no more.
 */
export function findCharacter(text: Text, isBefore: (box: DOMRect) => boolean): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    const boxes = boxesBetween(text, middle, text, Math.min(middle + 1, text.length))
    const box = boxes[boxes.length - 1]
    if (box && isBefore(box)) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes out of an element what follows the place at which `begin` sets the range's start. */
export function extractRest(element: Node, begin: (range: Range) => void): DocumentFragment {
  begin(range)
  range.setEnd(element, element.childNodes.length)
  return range.extractContents()
}

/** Parts an element before a node inside it; returns the second part, which is new and has no id. */
export function splitElement(element: HTMLElement, before: Node): HTMLElement {
  const second = copyShell(element)
  second.append(extractRest(element, (start) => start.setStartBefore(before)))
  element.after(second)
  return second
}

/** An element like another, with nothing in it and without its id. */
function copyShell(element: HTMLElement): HTMLElement {
  const copy = copyOf(element, { deep: false })
  copy.removeAttribute('id')
  return copy
}
