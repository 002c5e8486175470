/** A heading of the printed page. */
export interface PrintedHeading {
  /** Empty where it has none. */
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
