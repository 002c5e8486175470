import type { PlacedPage } from './find-page-ends.js'
import { findMain } from './flow.js'
import { type GalleyNodes, kept, type PageEnd, takeGalley } from './kept-nodes.js'
import { putArea } from './put-area.js'
import { fixColumns } from './set-tables.js'
import { splitNote } from './split-note.js'
import { listPageStarts } from './targets.js'

/** What `place` is told of the plan. */
export interface PlaceOptions {
  pages: PlacedPage[]
  /** Px left free under the notes, so that a fraction of a pixel never pushes a note area to the next page. */
  slack: number
  /** Page numbers to print, by the id of the element they point to. */
  pageOfElement: Record<string, number>
}

type Area = HTMLElement | undefined

/**
 * Puts the notes at the foot of their pages: at each page's end one block that fills the page exactly, and a forced
 * break after it. Runs after `findPageEnds`; writes, then reads every top in one layout, then writes every height: if each
 * page had to wait for the layout of the one before, the time would grow with the square of the pages. Decides nothing.
 */
export function place({ pages, slack, pageOfElement }: PlaceOptions): void {
  const galley = takeGalley()
  const main = findMain()
  const found = kept.ends
  if (!found) throw new Error('Expected `findPageEnds` to have run in this page')
  const { ends, noteCuts } = found
  // A part of a table would have other columns than the whole, and other lines.
  const cutNotes = [...noteCuts.keys()].flatMap((number) => galley.notes.get(number)?.element ?? [])
  fixColumns(cutNotes.flatMap((note) => [...note.querySelectorAll('table')]))
  const areas = putAreas(pages, ends)
  clearHeads(ends)
  for (const number of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    number.textContent = String(pageOfElement[number.dataset.pageOf ?? ''] ?? '')
  }

  // One layout: where all areas came to lie. Without height, a note area lies where the next page begins.
  const { left } = main.getBoundingClientRect()
  const boxes = areas.map((area) => area?.getBoundingClientRect())
  const zooms = areas.map((area) => area?.parentElement?.currentCSSZoom ?? 1)
  const tops = boxes.map((box) => box?.top)
  const starts = listPageStarts(main, pages, ends, tops)

  freeNotes()
  for (const [index, page] of pages.entries()) {
    const area = areas[index]
    const box = boxes[index]
    const zoom = zooms[index] ?? 1
    if (!area || !box) continue
    const room = page.height - slack - (box.top - (starts[index] ?? 0))
    // A summary that is set smaller does not take the notes below it along.
    if (zoom !== 1) area.style.zoom = String(1 / zoom)
    area.style.height = `${Math.max(0, room)}px`
    // The space below the last block is lost at a page's foot.
    if (room < 0) area.style.marginTop = `${room}px`
    // Inside an indented box the area reaches back to the page's left edge.
    area.style.marginLeft = `${left - box.left}px`
    area.append(gather(page, galley, noteCuts))
  }
  found.areas = areas
}

/**
 * Takes the notes out of the list in which they waited, all at once: one by one takes Chrome time with the square of
 * their number.
 */
function freeNotes(): void {
  const waiting = document.querySelector('#page-notes')
  waiting?.remove()
  waiting?.replaceChildren()
}

/** Puts the note areas, still without height, from the last page to the first so that offsets stay true. */
function putAreas(pages: readonly PlacedPage[], ends: readonly PageEnd[]): Area[] {
  const areas: Area[] = pages.map(() => undefined)
  for (let index = pages.length - 1; index >= 0; index -= 1) {
    const page = pages[index]
    const end = ends[index]
    if (!page || !end) continue
    const following = pages[index + 1]
    const endsInNotes = following !== undefined && following.first === following.end
    // Without notes a forced break is enough, unless what follows is a page of notes only.
    const breaks = end.kind === 'section' || end.kind === 'row' || end.kind === 'block'
    if (page.notes.length === 0 && breaks && !endsInNotes) continue
    areas[index] = putArea(end, endsInNotes ? areas[index + 1] : undefined)
  }
  return areas
}

/** Takes away the space above what stands at the head of a page, and makes it begin one. */
function clearHeads(ends: readonly PageEnd[]): void {
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

/** A page's notes, below a rule; nothing where it has none. */
function gather(
  { notes, continued }: PlacedPage,
  galley: GalleyNodes,
  noteCuts: NonNullable<typeof kept.ends>['noteCuts'],
): DocumentFragment {
  const content = document.createDocumentFragment()
  if (notes.length === 0) return content
  const rule = document.createElement('div')
  rule.className = continued ? 'note-rule continued' : 'note-rule'
  content.append(rule)
  for (const { number, to } of notes) {
    const note = galley.notes.get(number)
    if (!note) continue
    content.append(note.element)
    const cuts = noteCuts.get(number) ?? []
    const rest = to < note.lines.length ? splitNote(note.element, cuts, to) : undefined
    if (rest) note.element = rest
  }
  return content
}
