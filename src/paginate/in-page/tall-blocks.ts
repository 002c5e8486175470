import { continueParts, findBeginning, listAround } from './continue-parts.js'
import { copyOf, findMain, readPageHeights } from './flow.js'
import { kept } from './kept-nodes.js'
import { boxesOf, extractRest, findCharacter } from './range.js'
import { fixColumns } from './set-tables.js'

/**
 * Cuts table rows of more than half a page, which would leave as much of one white, into rows that look like one: each
 * goes on where the one before it ends, between two lines of every cell. Runs before the measuring; touches nothing else,
 * and keeps what `joinTallRows` needs.
 */
export function splitTallRows(): void {
  const main = findMain()
  const pageHeightOf = readPageHeights(main)
  const rows = [...document.querySelectorAll<HTMLElement>('main tr, #page-notes tr')]
  const tall = rows.filter((row) => {
    // A table in a cell is cut with its cell.
    if (row.parentElement?.closest('tr')) return false
    const { height } = row.getBoundingClientRect()
    // A page of notes may have to bear the head of the table in the text that it comes between.
    const isRepeated = main.contains(row) && !row.closest('thead')
    const above = isRepeated ? row.closest('table')?.tHead : null
    const head = above?.getBoundingClientRect().height ?? 0
    return height + head > 0.5 * pageHeightOf(row)
  })
  // What has edges has them twice where it is cut, and asks for more room.
  fixColumns(new Set(tall.flatMap((row) => row.closest('table') ?? [])))
  let owned = 0
  kept.cutRows = tall.map((first) => {
    const whole = copyOf(first, { deep: true })
    const pieces = splitRow(first, pageHeightOf(first))
    for (const rest of pieces.slice(1)) {
      for (const [column, cell] of [...rest.children].entries()) {
        const owner = first.children[column]
        if (!owner || !cell.hasChildNodes()) continue
        owned += 1
        giveTo(owner, cell, `cell-rest-${owned}`)
      }
    }
    return { pieces, whole }
  })
}

/** Puts rows that `splitTallRows` has cut together again, for their text to change. */
export function joinTallRows(): void {
  for (const { pieces, whole } of kept.cutRows) {
    pieces[0]?.before(whole)
    for (const piece of pieces) piece.remove()
  }
  kept.cutRows = []
}

/** Cuts a row into pieces of a sixth of a page, which fill pages well; one that will not get shorter is left as it is. */
function splitRow(first: HTMLElement, pageHeight: number): HTMLElement[] {
  const pieces = [first]
  let row = first
  while (pieces.length <= 500) {
    const { top, height } = row.getBoundingClientRect()
    if (height <= pageHeight / 6) break
    const cuts = [...row.children].map((cell) => findCut(cell, top + pageHeight / 6))
    if (cuts.every((cut) => !cut)) break
    const rest = copyOf(row, { deep: false })
    rest.classList.add('row-rest')
    for (const [index, cell] of [...row.children].entries()) {
      const next = copyOf(cell, { deep: false })
      const cut = cuts[index]
      if (cut) {
        const { text, offset } = cut
        // The mark of an item goes with its words.
        const first = offset > 0 ? text.splitText(offset) : findBeginning(text, cell)
        const cutThrough = listAround(first, cell)
        next.append(extractRest(cell, (range) => range.setStartBefore(first)))
        continueParts(next, cutThrough)
      }
      for (const table of next.querySelectorAll('table')) {
        // The rest of a table in the cell has no heads, which a table in the tags would want.
        if (!table.querySelector('th')) table.setAttribute('role', 'presentation')
      }
      rest.append(next)
    }
    row.classList.add('row-cut')
    row.after(rest)
    row = rest
    pieces.push(rest)
  }
  return pieces
}

/** The first text whose line ends below a height, and the character that begins that line. */
function findCut(cell: Element, foot: number): { text: Text; offset: number } | undefined {
  for (const text of listTexts(cell)) {
    const isBelow = [...boxesOf(text)].some(({ bottom }) => bottom > foot)
    if (isBelow) return { text, offset: findCharacter(text, ({ bottom }) => bottom <= foot) }
  }
  return undefined
}

function listTexts(node: Node): Text[] {
  return node instanceof Text ? [node] : [...node.childNodes].flatMap(listTexts)
}

/** Marks a cell's content as continuing another's for assistive technology, so that both are read as one. */
function giveTo(owner: Element, cell: Element, id: string): void {
  const content = document.createElement('span')
  content.id = id
  content.append(...cell.childNodes)
  cell.append(content)
  const before = owner.getAttribute('aria-owns')
  owner.setAttribute('aria-owns', before ? `${before} ${id}` : id)
}

/**
 * Lets what is never cut be cut where no page can hold it, and keeps heads of tables from being printed again that
 * would leave the rows hardly room. Runs before the measuring.
 *
 * @param share of a page's height that a head may take to be printed again: Chrome's own limit
 */
export function loosenTallBlocks(share: number): void {
  const main = findMain()
  const pageHeightOf = readPageHeights(main)
  const heightOf = (element: Element): number => element.getBoundingClientRect().height
  const blocks = [...main.querySelectorAll<HTMLElement>('figure.figure, .figures, .unbreakable')]
  const tall = blocks.filter((block) => heightOf(block) > pageHeightOf(block))
  const heads = [...main.querySelectorAll('thead')].filter(
    (head) => heightOf(head) > share * pageHeightOf(head),
  )
  for (const block of tall) {
    block.classList.add('loosened')
    // What stands side by side is cut at no line that all of it has: its parts stand one below the other then.
    if (/^(?:flex|grid)$/.test(getComputedStyle(block).display)) block.style.display = 'block'
  }
  for (const head of heads) head.style.display = 'table-row-group'
}
