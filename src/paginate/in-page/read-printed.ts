/** A heading of the printed page. */
export interface PrintedHeading {
  /** Empty if it has none. */
  id: string
  /** Its words, without the numbers of notes. */
  text: string
}

/** Lists every heading in document order. */
export function readHeadings(): PrintedHeading[] {
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => {
    const copy = heading.cloneNode(true) as Element
    for (const extra of copy.querySelectorAll('sup.calls, .note-area')) extra.remove()
    return { id: heading.id, text: (copy.textContent ?? '').replace(/\s+/g, ' ').trim() }
  })
}

/**
 * Reads in what size the first words of every block are set, by where the block comes from.
 *
 * @returns `file:line:column` and the size in points
 */
export function readTypeSizes(): [source: string, points: number][] {
  const sizes = new Map<string, number>()
  for (const block of document.querySelectorAll<HTMLElement>('main [data-source]')) {
    const { source = '' } = block.dataset
    if (sizes.has(source) || block.closest('.note')) continue
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let text = walker.nextNode()
    // The words of a drawing have sizes of their own, and so have the notes of a page that ends before the first word.
    while (text && (!text.nodeValue?.trim() || text.parentElement?.closest('svg, .note-area')))
      text = walker.nextNode()
    const parent = text?.parentElement
    if (!parent) continue
    // A computed size knows nothing of `zoom`.
    const { currentCSSZoom: zoom = 1 } = parent
    sizes.set(source, Number.parseFloat(getComputedStyle(parent).fontSize) * 0.75 * zoom)
  }
  return [...sizes]
}
