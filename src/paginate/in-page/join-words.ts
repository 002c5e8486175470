import { boxesBetween } from './range.js'
import { fixColumns } from './set-tables.js'

/** Two texts with a place to break between them. */
interface Join {
  before: Text
  after: Text
  place: Element
  /** Of the first text. */
  length: number
}

/**
 * Takes away the places to break at which no line ends, so that a word is one text again: Chrome tags and places every
 * text by itself, and an address has a dozen. Runs once everything is placed. A block that would become higher or lower
 * by it, or in which a page would end elsewhere, stays as it was: letters that meet again may be set closer.
 */
export function joinWords(): void {
  const places = [...document.querySelectorAll('main wbr')]
  const tables = new Set(places.flatMap((place) => place.closest('table') ?? []))
  // They have their widths by what may break in them.
  const loose = fixColumns(tables)
  const joins = new Map<Element, Join[]>()
  for (const parent of new Set(places.map((place) => place.parentElement))) {
    if (!parent) continue
    const block = findBlock(parent)
    const table = block.closest('table')
    if (table && loose.has(table)) continue
    // Where lines are made equally long, every place to break counts.
    if (getComputedStyle(block).getPropertyValue('text-wrap-style') !== 'auto') continue
    const list = [...(joins.get(block) ?? []), ...listJoins(parent, block)]
    if (list.length > 0) joins.set(block, list)
  }

  const shapes = new Map([...joins.keys()].map((block) => [block, shapeOf(block)]))
  for (const list of joins.values()) {
    // From the last, so that each finds the text after it whole.
    for (const { before, after, place } of list.toReversed()) {
      place.remove()
      before.appendData(after.data)
      after.data = ''
    }
  }
  const changed = [...joins.keys()].filter((block) => shapeOf(block) !== shapes.get(block))
  for (const block of changed) {
    for (const { before, after, place, length } of joins.get(block) ?? []) {
      after.data = before.data.slice(length)
      before.data = before.data.slice(0, length)
      before.after(place)
    }
  }
  for (const list of joins.values()) {
    for (const { after } of list) if (after.data === '') after.remove()
  }
}

function listJoins(parent: Element, block: Element): Join[] {
  const inOneLine = parent !== block && parent.getClientRects().length === 1
  return [...parent.children].flatMap((place) => {
    const { previousSibling: before, nextSibling: after } = place
    if (place.localName !== 'wbr' || !(before instanceof Text && after instanceof Text)) return []
    const join = { before, after, place, length: before.length }
    return inOneLine || !endsLine(join) ? [join] : []
  })
}

function endsLine({ before, after }: Join): boolean {
  const boxes = boxesBetween(
    before,
    Math.max(0, before.length - 1),
    after,
    Math.min(1, after.length),
  )
  const [first, last] = [boxes[0], boxes[boxes.length - 1]]
  return first === undefined || last === undefined || last.top + last.bottom > 2 * first.bottom
}

function findBlock(element: Element): Element {
  let block = element
  while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement
  return block
}

/** How high a block is, and where in it pages end. */
function shapeOf(block: Element): string {
  const { top, height } = block.getBoundingClientRect()
  const areas = [...block.querySelectorAll('.note-area')]
  return [height, ...areas.map((area) => area.getBoundingClientRect().top - top)].join()
}
