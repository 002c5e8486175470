import { findMain, readPageHeights } from './flow.js'

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
