/** Lines of which a page may part some from the others, with two on each side. */
const cuttable = 4

/**
 * Sets long captions and remarks line by line, as paragraphs are. Chrome balances the lines of short ones; it would
 * not do so with a part of one, and the lines that were measured would not be those that are printed.
 */
export function straightenLines(): void {
  for (const block of document.querySelectorAll<HTMLElement>('main :is(.caption, .remark)')) {
    const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight)
    const lines = block.getBoundingClientRect().height / lineHeight
    if (lines > cuttable - 0.5) block.style.setProperty('text-wrap', 'wrap')
  }
}
