/** Lists the words of every heading in document order, without the numbers of notes. Runs inside the page. */
export function readHeadings(): string[] {
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => {
    const copy = heading.cloneNode(true) as Element
    for (const extra of copy.querySelectorAll('sup.calls, .note-area')) extra.remove()
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
}
