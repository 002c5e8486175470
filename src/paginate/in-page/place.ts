import type { LineEnd, PlacedPage } from './find-page-ends.js'

export interface PlaceOptions {
  pages: PlacedPage[]
  /** Px left free under the notes, so that a fraction of a pixel never pushes a note area to the next page. */
  slack: number
  /** Page numbers to print, by the id of the element they point to. */
  pageOf: Record<string, number>
}

/**
 * Puts the notes at the foot of their pages: at each page's end one block that fills the page exactly, and a forced
 * break behind it. Runs inside the page after `findPageEnds`; writes, then reads every top in one layout, then writes
 * every height. Decides nothing.
 */
export function place({ pages, slack, pageOf }: PlaceOptions): void {
  const nodes = globalThis.galleyNodes
  const main = document.querySelector('main')
  const found = globalThis.pageEnds
  if (!nodes || !main || !found) throw new Error('Expected `findPageEnds` to have run in this page')
  const { ends, noteCuts } = found
  const sections = [...main.children].filter(({ localName }) => localName === 'section')
  const left = main.getBoundingClientRect().left
  const range = document.createRange()

  // Writes: the note areas, still without height, from the last page to the first so that offsets stay true.
  const areas: (HTMLElement | undefined)[] = pages.map(() => undefined)
  for (let index = pages.length - 1; index >= 0; index -= 1) {
    const page = pages[index]
    const end = ends[index]
    if (!page || !end) continue
    const following = pages[index + 1]
    const endsInNotes = following !== undefined && following.first === following.end
    // Without notes a forced break is enough, unless what follows is a page of notes only.
    const breaks = end.kind === 'section' || end.kind === 'row' || end.kind === 'block'
    if (page.notes.length === 0 && breaks && !endsInNotes) continue
    const area = document.createElement(end.kind === 'line' ? 'span' : 'div')
    area.className = `note-area ${end.kind}`
    area.style.height = '0'
    areas[index] = area
    const notesOnly = endsInNotes ? areas[index + 1] : undefined
    if (notesOnly) insertBeforeArea(notesOnly, area)
    else if (end.kind === 'section') end.element.append(area)
    else if (end.kind === 'line') insertBeforeLine(end, area)
    else if (end.kind === 'code') cutCode(end).before(area)
    else if (end.kind === 'text') {
      area.style.breakAfter = 'page'
      end.node.before(area)
    } else if (end.kind === 'row') end.element.before(wrapRow(area, end.element))
    else end.element.before(area)
  }
  for (const end of ends) {
    if (end.kind !== 'row' && end.kind !== 'block') continue
    for (const element of end.chain) {
      if (element instanceof HTMLElement) element.style.marginTop = '0'
      if (element !== end.element) dropBefore(element)
    }
    const [block] = end.chain
    if (block) dropBreaksIn(block)
    if (end.element instanceof HTMLElement) end.element.style.breakBefore = 'page'
  }
  for (const number of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    number.textContent = String(pageOf[number.dataset.pageOf ?? ''] ?? '')
  }

  // One layout: where all areas came to lie. Without height, a note area lies where the next page begins.
  const lies = areas.map((area) => area?.getBoundingClientRect())
  const starts = pages.map((page, index) => {
    const end = ends[index - 1]
    if (!end || pages[index - 1]?.section !== page.section) {
      return (sections[page.section] ?? main).getBoundingClientRect().top
    }
    if (end.kind !== 'row' && end.kind !== 'block') return lies[index - 1]?.top ?? 0
    return end.element.getBoundingClientRect().top - page.repeatedHead
  })

  // Writes: heights and notes. Inside an indented box the area reaches back to the page's left edge.
  for (const [index, { notes, continued, height }] of pages.entries()) {
    const area = areas[index]
    const lie = lies[index]
    if (!area || !lie) continue
    const room = height - slack - (lie.top - (starts[index] ?? 0))
    area.style.height = `${Math.max(0, room)}px`
    // The space below the last block is lost at a page's foot.
    if (room < 0) area.style.marginTop = `${room}px`
    area.style.marginLeft = `${left - lie.left}px`
    // It must not widen the column of the table that it stands in.
    if (ends[index]?.kind === 'row') area.style.marginRight = `${-lie.width}px`
    if (notes.length === 0) continue
    const rule = document.createElement('div')
    rule.className = continued ? 'note-rule continued' : 'note-rule'
    area.append(rule)
    for (const { number, to } of notes) {
      const note = nodes.notes.get(number)
      if (!note) continue
      const rest = to < note.lines.length ? splitNote(note.element, number, to) : undefined
      area.append(note.element)
      if (rest) note.element = rest
    }
  }
  document.querySelector('#notes')?.remove()
  found.areas = areas

  /**
   * Puts the area where a line ends and the next begins. It must hang on the line that stays: behind a line break
   * that is written out, or inside an element that begins with the next line, it would go with the line that leaves.
   */
  function insertBeforeLine({ start, offset, block }: LineEnd, area: Element): void {
    const newline = start instanceof Text && start.data[offset - 1] === '\n'
    const at = newline ? offset - 1 : offset
    const tail = start instanceof Text && at > 0 ? start.splitText(at) : start
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
  /** Nothing without text keeps its distance at the head of a page. */
  function dropBefore(element: Element): void {
    for (let box = element.previousElementSibling; box; box = box.previousElementSibling) {
      if (box instanceof HTMLElement) box.style.margin = '0'
    }
  }
  function dropBreaksIn(block: Element): void {
    for (let node = block.firstChild; node; ) {
      const next: ChildNode | null = node.nextSibling
      if (node instanceof Element && node.localName === 'br') node.remove()
      else if (node instanceof Element || node.nodeValue?.trim()) break
      node = next
    }
  }
  /**
   * Puts what begins with a line of code into a block of its own, on a new page; gives it. Behind a float Chrome would
   * drop the blanks that a written line begins with, and set the indent of one that goes on beside the float.
   */
  function cutCode({ start, offset, block }: LineEnd): Element {
    const line = start.parentElement?.closest('.code-line') ?? null
    range.setStart(line ?? start, 0)
    range.setEnd(start, offset)
    const goesOn = line !== null && range.toString().trim() !== ''
    // What begins with its line goes with it whole: an empty element would stay behind as a line of its own.
    if (line && !goesOn) range.setStartBefore(line)
    else range.setStart(start, offset)
    range.setEndAfter(block.lastChild ?? start)
    const rest = document.createElement('span')
    rest.style.display = 'block'
    rest.style.breakBefore = 'page'
    rest.append(range.extractContents())
    if (goesOn) rest.querySelector('.code-line')?.classList.add('continued')
    for (const copy of rest.querySelectorAll(':scope > [id]')) copy.removeAttribute('id')
    block.append(rest)
    return rest
  }
  /** Parts an element before a node inside it; gives the second part, which is new and has no id. */
  function splitElement(element: Element, at: Node): Element {
    const second = element.cloneNode(false) as Element
    second.removeAttribute('id')
    range.setStartBefore(at)
    range.setEndAfter(element.lastChild ?? at)
    second.append(range.extractContents())
    element.after(second)
    return second
  }
  function beginsParent(node: Node): boolean {
    let before = node.previousSibling
    while (before instanceof Text && before.data.trim() === '') before = before.previousSibling
    return before === null
  }
  function splitNote(element: HTMLElement, number: number, line: number): HTMLElement | undefined {
    const cuts = noteCuts.get(number) ?? []
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
    // What begins with the rest goes with it: no mark of an item stays alone, no row without words.
    let first: Element | Text = tail
    while (first.parentElement && first.parentElement !== element && beginsParent(first))
      first = first.parentElement
    const cutThrough: Element[] = []
    for (let above = first.parentElement; above && above !== element; above = above.parentElement)
      cutThrough.unshift(above)
    const rest = splitElement(element, first) as HTMLElement
    let part: Element | null = rest
    for (const [index, whole] of cutThrough.entries()) {
      part = part?.firstElementChild ?? null
      if (whole instanceof HTMLOListElement && part instanceof HTMLOListElement)
        part.start = whole.start + whole.children.length - (cutThrough[index + 1] ? 1 : 0)
      else if (part instanceof HTMLLIElement) part.style.listStyle = 'none'
      else if (part?.matches('.code-line')) part.classList.add('continued')
    }
    element.classList.add('split')
    rest.classList.remove('split')
    rest.classList.add('rest')
    rest.remove()
    return rest
  }
  /** A page of notes only ends where the page before it ends. */
  function insertBeforeArea(later: HTMLElement, area: HTMLElement): void {
    later.style.breakBefore = 'page'
    const row = later.closest('.note-row')
    if (row) row.before(wrapRow(area, row))
    else later.before(area)
  }
  function wrapRow(area: Element, row: Element): Element {
    const wrapper = document.createElement('tr')
    const cell = document.createElement('td')
    wrapper.className = 'note-row'
    const cells = [...(row.closest('table')?.rows[0]?.cells ?? [])]
    cell.colSpan = cells.reduce((columns, { colSpan }) => columns + colSpan, 0) || 1
    cell.append(area)
    wrapper.append(cell)
    return wrapper
  }
}
