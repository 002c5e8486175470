import type { CutRow } from './measured.js'

/**
 * Cuts table rows that no page can hold into rows that look like one: each goes on where the one before it ends,
 * between two lines of every cell. Runs inside the page, before the measuring; touches nothing else, and keeps what
 * `joinTallRows` needs.
 */
export function splitTallRows(): void {
  const main = document.querySelector('main')
  if (!main) return
  const probe = document.createElement('div')
  probe.style.cssText = 'position: absolute; height: var(--type-height)'
  main.append(probe)
  const upright = probe.getBoundingClientRect().height
  probe.remove()
  /** Height of the pages that an element stands on. */
  const pageOf = (element: Element): number =>
    Number(element.closest<HTMLElement>('section[data-type-height]')?.dataset.typeHeight ?? upright)
  const tall = [...main.querySelectorAll<HTMLElement>('tr')].filter((row) => {
    // A table in a cell is cut with its cell.
    if (row.parentElement?.closest('tr')) return false
    const above = row.closest('thead') ? null : row.closest('table')?.tHead
    const head = above?.getBoundingClientRect().height ?? 0
    return row.getBoundingClientRect().height + head > 0.8 * pageOf(row)
  })
  const range = document.createRange()

  /** The first text whose line ends below a height, and the character that begins that line. */
  const findCut = (cell: Element, foot: number): { text: Text; offset: number } | undefined => {
    const texts: Text[] = []
    const collect = (node: Node): void => {
      if (node instanceof Text) texts.push(node)
      else for (const child of node.childNodes) collect(child)
    }
    collect(cell)
    for (const text of texts) {
      range.selectNodeContents(text)
      const below = [...range.getClientRects()].find(({ bottom }) => bottom > foot)
      if (!below) continue
      let low = 0
      let high = text.length
      while (low < high) {
        const middle = (low + high) >> 1
        range.setStart(text, middle)
        range.setEnd(text, Math.min(middle + 1, text.length))
        const boxes = range.getClientRects()
        const box = boxes[boxes.length - 1]
        if (box && box.bottom <= foot) low = middle + 1
        else high = middle
      }
      return { text, offset: low }
    }
    return undefined
  }

  let owned = 0
  /** Makes a cell's content that of another one for whoever does not see the page, so that both are read as one. */
  const own = (owner: Element | undefined, cell: Element): void => {
    if (!owner || !cell.hasChildNodes()) return
    const content = document.createElement('span')
    owned += 1
    content.id = `cell-rest-${owned}`
    content.append(...cell.childNodes)
    cell.append(content)
    const before = owner.getAttribute('aria-owns')
    owner.setAttribute('aria-owns', before ? `${before} ${content.id}` : content.id)
  }

  const cutRows: CutRow[] = []
  for (const first of tall) {
    const pieces = [first]
    const whole = first.cloneNode(true) as Element
    const page = pageOf(first)
    let row = first
    // Pieces of a sixth of a page fill pages well; a row that will not get shorter is left as it is.
    while (pieces.length <= 500) {
      const { top, height } = row.getBoundingClientRect()
      if (height <= page / 6) break
      const cuts = [...row.children].map((cell) => findCut(cell, top + page / 6))
      if (cuts.every((cut) => !cut)) break
      const rest = row.cloneNode(false) as HTMLElement
      rest.classList.add('row-rest')
      for (const [index, cell] of [...row.children].entries()) {
        const next = cell.cloneNode(false) as Element
        const cut = cuts[index]
        if (cut && cell.lastChild) {
          range.setStart(cut.text, cut.offset)
          range.setEndAfter(cell.lastChild)
          next.append(range.extractContents())
        }
        rest.append(next)
      }
      row.classList.add('row-cut')
      row.after(rest)
      row = rest
      pieces.push(rest)
    }
    for (const rest of pieces.slice(1))
      for (const [column, cell] of [...rest.children].entries()) own(first.children[column], cell)
    cutRows.push({ pieces, whole })
  }
  globalThis.cutRows = cutRows
}
