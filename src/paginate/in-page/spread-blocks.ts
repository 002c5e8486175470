import type { Spread } from '../layout/share-white.js'
import { takeGalley } from './kept-nodes.js'

/**
 * Puts white above the blocks that some lines begin, on top of what there is. Runs after `findPageEnds`, since the tops of
 * lines are others afterwards.
 */
export function spreadBlocks(spreads: readonly Spread[]): void {
  const { lines } = takeGalley()
  const found = spreads.flatMap(([line, px]) => {
    let block = lines[line]?.element
    const before = lines[line - 1]?.element
    if (!before || block?.contains(before)) return []
    while (block?.parentElement && !block.parentElement.contains(before))
      block = block.parentElement
    const previous = block?.previousElementSibling
    if (!(block instanceof HTMLElement) || !previous || !isInFlow(block)) return []
    // Margins collapse: what is there is what lies between the two boxes.
    const there = block.getBoundingClientRect().top - previous.getBoundingClientRect().bottom
    return there < 0 ? [] : [{ block, space: there + px }]
  })
  for (const { block, space } of found) block.style.marginTop = `${space}px`
}

/** Whether boxes stand below each other and their margins collapse. */
function isInFlow({ parentElement }: HTMLElement): boolean {
  const display = parentElement ? getComputedStyle(parentElement).display : ''
  return ['block', 'flow-root', 'list-item'].includes(display)
}
