/**
 * Lets what is never cut be cut where no page can hold it, and keeps heads of tables from being printed again that
 * would leave the rows hardly room. Runs inside the page, before the measuring.
 *
 * @param share of a page's height that a head may take to be printed again: Chrome's own limit
 */
export function loosenTallBlocks(share: number): void {
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
  const heightOf = (element: Element): number => element.getBoundingClientRect().height
  const blocks = [...main.querySelectorAll<HTMLElement>('figure.figure, .figures, .unbreakable')]
  const tall = blocks.filter((block) => heightOf(block) > pageOf(block))
  const heads = [...main.querySelectorAll('thead')].filter(
    (head) => heightOf(head) > share * pageOf(head),
  )
  for (const block of tall) {
    block.classList.add('loosened')
    // What stands side by side is cut at no line that all of it has: its parts stand one below the other then.
    if (/^(?:flex|grid)$/.test(getComputedStyle(block).display)) block.style.display = 'block'
  }
  for (const head of heads) head.style.display = 'table-row-group'
}
