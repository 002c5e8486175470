import { dropBlankLines } from './drop-blank-lines.js'
import type { LineEnd, PageEnd } from './kept-nodes.js'
import { extractRest, splitElement, textBetween } from './range.js'

/**
 * Puts an area for notes, without height, where a page ends. Writes only.
 *
 * @param notesOnly the area of the page after it, where that has notes only: such a page ends where this one does
 */
export function putArea(end: PageEnd, notesOnly: HTMLElement | undefined): HTMLElement {
  const area = document.createElement(end.kind === 'line' ? 'span' : 'div')
  area.className = `note-area ${end.kind}`
  area.style.height = '0'
  if (notesOnly) putBeforeArea(notesOnly, area)
  else if (end.kind === 'section') end.element.append(area)
  else if (end.kind === 'line') putBeforeLine(end, area)
  else if (end.kind === 'code') cutCode(end).before(area)
  else if (end.kind === 'text') {
    area.style.breakAfter = 'page'
    end.node.before(area)
  } else if (end.kind === 'row') end.element.before(wrapAsRow(area, end.element))
  else end.element.before(area)
  return area
}

function putBeforeArea(later: HTMLElement, area: HTMLElement): void {
  later.style.breakBefore = 'page'
  const row = later.closest('.note-row')
  if (row) row.before(wrapAsRow(area, row))
  else later.before(area)
}

function wrapAsRow(area: Element, row: Element): Element {
  const wrapper = document.createElement('tr')
  const cell = document.createElement('td')
  wrapper.className = 'note-row'
  const cells = [...(row.closest('table')?.rows[0]?.cells ?? [])]
  cell.colSpan = cells.reduce((columns, { colSpan }) => columns + colSpan, 0) || 1
  cell.append(area)
  wrapper.append(cell)
  return wrapper
}

/**
 * Puts the area where a line ends and the next begins. It must hang on the line that stays: after a line break
 * that is written out, or inside an element that begins with the next line, it would go with the line that leaves.
 */
function putBeforeLine({ start, offset, block }: LineEnd, area: Element): void {
  const newline = start instanceof Text && start.data[offset - 1] === '\n'
  const cut = newline ? offset - 1 : offset
  const tail = start instanceof Text && cut > 0 ? start.splitText(cut) : start
  let first: Element | Text = tail
  while (first.parentElement && first.parentElement !== block && !first.previousSibling) {
    first = first.parentElement
  }
  const link = first.parentElement?.closest('a')
  const [written, ...blank] = listBreaksBefore(tail, block)
  for (const line of blank) line.remove()
  if (written) written.before(area)
  else if (link && block.contains(link)) splitElement(link, first).before(area)
  else first.before(area)
}

/** The `<br>` between a place in a block and the text or picture before it, from the first. */
function listBreaksBefore(node: Node, block: Element): Element[] {
  const found: Element[] = []
  const walker = document.createTreeWalker(block)
  walker.currentNode = node
  for (let back = walker.previousNode(); back; back = walker.previousNode()) {
    if (back instanceof Element && back.localName === 'br') found.unshift(back)
    else if (back instanceof Element ? back.matches('img, svg') : back.nodeValue?.trim()) break
  }
  return found
}

/**
 * Puts what begins with a line of code into a block of its own, on a new page; returns it. After a float Chrome would
 * drop the blanks that a written line begins with, and set the indent of one that goes on beside the float.
 */
function cutCode({ start, offset, block }: LineEnd): Element {
  const line = start.parentElement?.closest('.code-line') ?? null
  const goesOn = line !== null && textBetween(line, start, offset).trim() !== ''
  const rest = document.createElement('span')
  rest.style.display = 'block'
  rest.style.breakBefore = 'page'
  rest.append(
    extractRest(block, (range) => {
      // What begins with its line goes with it whole: an empty element would stay behind as a line of its own.
      if (line && !goesOn) range.setStartBefore(line)
      else range.setStart(start, offset)
    }),
  )
  dropBlankLines(block)
  if (goesOn) rest.querySelector('.code-line')?.classList.add('continued')
  for (const copy of rest.querySelectorAll(':scope > [id]')) copy.removeAttribute('id')
  block.append(rest)
  return rest
}
