/**
 * Takes away the places to break at which no line ends, so that a word is one text again: Chrome tags and places every
 * text by itself, and an address has a dozen. Runs inside the page once everything is placed. A block that would become
 * higher or lower by it stays as it was, since letters that meet again may be set closer.
 */
export function joinWords(): void {
  interface Join {
    before: Text
    after: Text
    place: Element
    /** Of the first text. */
    length: number
  }
  const range = document.createRange()
  const endsLine = ({ before, after }: Join): boolean => {
    range.setStart(before, Math.max(0, before.length - 1))
    range.setEnd(after, Math.min(1, after.length))
    const boxes = range.getClientRects()
    const [first, last] = [boxes[0], boxes[boxes.length - 1]]
    return first === undefined || last === undefined || last.top + last.bottom > 2 * first.bottom
  }
  const findBlock = (element: Element): Element => {
    let block = element
    while (block.parentElement && getComputedStyle(block).display.startsWith('inline'))
      block = block.parentElement
    return block
  }
  const heightOf = (block: Element): number => block.getBoundingClientRect().height

  const places = [...document.querySelectorAll('main wbr')]
  // Columns get their widths by what may break in them: those of a table are kept as they are.
  const loose = new Map<HTMLTableElement, number[]>()
  for (const table of new Set(places.map((place) => place.closest('table')))) {
    if (!table || getComputedStyle(table).tableLayout === 'fixed') continue
    const cells = [...(table.rows[0]?.cells ?? [])]
    const isEven = cells.every(({ colSpan }) => colSpan === 1)
    const widths = cells.map((cell) => cell.getBoundingClientRect().width)
    loose.set(table, isEven ? widths : [])
  }
  for (const [table, widths] of loose) {
    if (widths.length === 0) continue
    const group = document.createElement('colgroup')
    for (const width of widths) {
      const column = document.createElement('col')
      column.style.width = `${width}px`
      group.append(column)
    }
    if (table.caption) table.caption.after(group)
    else table.prepend(group)
    table.style.tableLayout = 'fixed'
  }

  const joins = new Map<Element, Join[]>()
  for (const parent of new Set(places.map((place) => place.parentElement))) {
    if (!parent) continue
    const block = findBlock(parent)
    const table = block.closest('table')
    if (table && loose.get(table)?.length === 0) continue
    // Where lines are made equally long, every place to break counts.
    if (getComputedStyle(block).getPropertyValue('text-wrap-style') !== 'auto') continue
    const inOneLine = parent !== block && parent.getClientRects().length === 1
    const list = joins.get(block) ?? []
    for (const place of parent.children) {
      const { previousSibling: before, nextSibling: after } = place
      if (place.localName !== 'wbr' || !(before instanceof Text && after instanceof Text)) continue
      const join = { before, after, place, length: before.length }
      if (inOneLine || !endsLine(join)) list.push(join)
    }
    if (list.length > 0) joins.set(block, list)
  }

  const heights = new Map([...joins.keys()].map((block) => [block, heightOf(block)]))
  for (const list of joins.values()) {
    // From the last, so that each finds the text behind it whole.
    for (const { before, after, place } of list.toReversed()) {
      place.remove()
      before.appendData(after.data)
      after.data = ''
    }
  }
  const changed = [...joins.keys()].filter((block) => heightOf(block) !== heights.get(block))
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
