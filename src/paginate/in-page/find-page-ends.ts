import type { Page } from '../layout/galley.js'
import { findMain, listSections } from './flow.js'
import { type GalleyNode, kept, type NoteCut, type PageEnd, takeGalley } from './kept-nodes.js'
import { findCharacter } from './range.js'

/** A decided page with what placing needs to know about it. */
export interface PlacedPage extends Page {
  /** Section that the page belongs to. */
  section: number
  /** Height of its type area in px. */
  height: number
  /** Height in px of the table head that Chrome prints again at its top. */
  repeatedHead: number
  /** Whether its rest of a note continues from the page before. */
  continued: boolean
}

/**
 * Finds in the document where each decided page ends, and where the parts of split notes begin. Runs after `measure`;
 * reads only.
 */
export function findPageEnds(pages: readonly PlacedPage[]): void {
  const galley = takeGalley()
  const main = findMain()
  const sections = listSections(main)
  const ends = pages.map(({ end, section }): PageEnd => {
    const root = sections[section] ?? main
    const next = galley.lines[end]
    const before = galley.lines[end - 1]
    if (!next || !before || !root.contains(next.element)) return { kind: 'section', element: root }
    return findEnd(next, before)
  })
  const noteCuts = new Map<number, NoteCut[]>()
  for (const { number, from } of pages.flatMap(({ notes }) => notes)) {
    const line = galley.notes.get(number)?.lines[from]
    if (from === 0 || !line) continue
    const { text } = line
    const cut = { line: from, text, offset: findLineStart(text, line.top) }
    noteCuts.set(number, [...(noteCuts.get(number) ?? []), cut])
  }
  kept.ends = { ends, noteCuts }
}

/** Where a page ends between two lines of a section. */
function findEnd({ start, top, element }: GalleyNode, before: GalleyNode): PageEnd {
  if (start && before.start && element === before.element) return findLineEnd(start, top, element)
  if (element.localName === 'tr' && element.closest('table') === before.element.closest('table'))
    return { kind: 'row', element, chain: [] }
  if (start && element !== before.element && element.contains(before.element)) {
    let node = start
    while (node.parentElement && !node.parentElement.contains(before.element))
      node = node.parentElement
    return { kind: 'text', node }
  }
  let outermost = element
  const chain = [outermost]
  while (outermost.parentElement && !outermost.parentElement.contains(before.element)) {
    outermost = outermost.parentElement
    chain.push(outermost)
  }
  return { kind: 'block', element: outermost, chain }
}

/** Where a page ends before a line of a block that begins in a text, or with a picture. */
function findLineEnd(start: Text | Element, top: number, block: Element): PageEnd {
  if (start instanceof Element) return { kind: 'line', start, offset: 0, block }
  const offset = findLineStart(start, top)
  const keepsBlanks = /^(?:pre|break-spaces)/.test(getComputedStyle(block).whiteSpace)
  const isCode =
    keepsBlanks &&
    (start.parentElement?.closest('.code-line') || characterBefore(start, offset, block) === '\n')
  return { kind: isCode ? 'code' : 'line', start, offset, block }
}

/** The character that begins a line: the first one that stands at or under the line's top. */
function findLineStart(text: Text, top: number): number {
  return findCharacter(text, (box) => (box.top + box.bottom) / 2 < top)
}

function characterBefore(text: Text, offset: number, block: Element): string | undefined {
  if (offset > 0) return text.data[offset - 1]
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  walker.currentNode = text
  return walker.previousNode()?.nodeValue?.at(-1)
}
