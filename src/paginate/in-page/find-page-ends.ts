import type { Page } from '../layout/galley.js'

/** A decided page with what the placing needs to know about it. */
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

/** Where a line begins: at a character, or with a picture. */
export interface LineEnd {
  start: Text | Element
  offset: number
  block: Element
}

/** Where a page ends: with its section, before a line, a line of code, a text behind blocks, a row or a block. */
export type PageEnd =
  | { kind: 'section'; element: Element }
  | ({ kind: 'line' } & LineEnd)
  | ({ kind: 'code' } & LineEnd & { start: Text })
  | { kind: 'text'; node: Text | Element }
  | { kind: 'row' | 'block'; element: Element; chain: Element[] }

/** Where a later part of a split note begins. */
export interface NoteCut {
  line: number
  text: Text
  offset: number
}

/** What the finding leaves in the page for the placing. Never leaves the browser. */
export interface FoundEnds {
  ends: PageEnd[]
  /** By the number of the note. */
  noteCuts: Map<number, NoteCut[]>
  /** What the placing has put at the end of each page, if anything. */
  areas?: (HTMLElement | undefined)[]
}

declare global {
  var pageEnds: FoundEnds | undefined
}

/**
 * Finds in the document where each decided page ends, and where the parts of split notes begin. Runs inside the page
 * after `measure`; reads only.
 */
export function findPageEnds(pages: readonly PlacedPage[]): void {
  const nodes = globalThis.galleyNodes
  const main = document.querySelector('main')
  if (!nodes || !main) throw new Error('Expected `measure` to have run in this page')
  const sections = [...main.children].filter(({ localName }) => localName === 'section')
  const range = document.createRange()

  /** The character that begins a line: the first one that stands at or under the line's top. */
  const findStart = (text: Text, top: number): number => {
    let low = 0
    let high = text.length
    while (low < high) {
      const middle = (low + high) >> 1
      range.setStart(text, middle)
      range.setEnd(text, Math.min(middle + 1, text.length))
      const boxes = range.getClientRects()
      const box = boxes[boxes.length - 1]
      if (box && (box.top + box.bottom) / 2 < top) low = middle + 1
      else high = middle
    }
    return low
  }
  const characterBefore = (text: Text, offset: number, block: Element): string | undefined => {
    if (offset > 0) return text.data[offset - 1]
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    walker.currentNode = text
    return walker.previousNode()?.nodeValue?.at(-1)
  }
  const ends = pages.map(({ end, section }): PageEnd => {
    const root = sections[section] ?? main
    const next = nodes.lines[end]
    const before = nodes.lines[end - 1]
    if (!next || !before || !root.contains(next.element)) return { kind: 'section', element: root }
    const { start, element: block } = next
    if (start && before.start && block === before.element) {
      if (start instanceof Element) return { kind: 'line', start, offset: 0, block }
      const offset = findStart(start, next.top)
      const keepsBlanks = /^(?:pre|break-spaces)/.test(getComputedStyle(block).whiteSpace)
      const isCode =
        keepsBlanks &&
        (start.parentElement?.closest('.code-line') ||
          characterBefore(start, offset, block) === '\n')
      return { kind: isCode ? 'code' : 'line', start, offset, block }
    }
    if (block.localName === 'tr' && block.closest('table') === before.element.closest('table')) {
      return { kind: 'row', element: block, chain: [] }
    }
    if (start && block !== before.element && block.contains(before.element)) {
      let node = start
      while (node.parentElement && !node.parentElement.contains(before.element))
        node = node.parentElement
      return { kind: 'text', node }
    }
    let top = block
    const chain = [top]
    while (top.parentElement && !top.parentElement.contains(before.element)) {
      top = top.parentElement
      chain.push(top)
    }
    return { kind: 'block', element: top, chain }
  })
  const noteCuts = new Map<number, NoteCut[]>()
  for (const { notes } of pages) {
    for (const { number, from } of notes) {
      const line = nodes.notes.get(number)?.lines[from]
      if (from === 0 || !line) continue
      const cuts = noteCuts.get(number) ?? []
      noteCuts.set(number, [
        ...cuts,
        { line: from, text: line.text, offset: findStart(line.text, line.top) },
      ])
    }
  }
  globalThis.pageEnds = { ends, noteCuts }
}
