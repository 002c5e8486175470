/** Lines of which a page may part some from the others, with two on each side. */
const cuttable = 4

/** What is balanced, and in Japanese broken between phrases. */
const balanced = 'main :is(h1, h2, h3, h4, h5, h6, .caption, .remark)'

/**
 * Sets long headings, captions and remarks line by line, as paragraphs are. Chrome balances the lines of short ones,
 * which are never cut; it would not do so with a part of a long one, and the lines that were measured would not be
 * those that are printed.
 */
export function straightenLines(): void {
  for (const block of document.querySelectorAll<HTMLElement>(balanced)) {
    const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight)
    const lines = block.getBoundingClientRect().height / lineHeight
    if (lines <= cuttable - 0.5) continue
    block.classList.add('straight')
    block.style.setProperty('text-wrap', 'wrap')
    block.style.setProperty('word-break', 'normal')
  }
}
