import { copyOf } from './flow.js'

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
    const copy = copyOf(heading, { deep: true })
    for (const extra of copy.querySelectorAll('sup.calls, .note-area')) extra.remove()
    return { id: heading.id, text: (copy.textContent ?? '').replace(/\s+/g, ' ').trim() }
  })
}

/** The size, in points, in which the first words of blocks and notes are set. */
export interface TypeSizes {
  /** By where the block comes from, as `file:line:column`. */
  blocks: [source: string, points: number][]
  notes: [number: number, points: number][]
}

/** Reads the sizes before anything is placed: as the style sheets say, and as it was measured. */
export function readTypeSizes(): TypeSizes {
  const blocks = new Map<string, number>()
  for (const block of document.querySelectorAll<HTMLElement>('main [data-source]')) {
    const { source = '', text = source } = block.dataset
    if (block.closest('.note') || (blocks.has(source) && blocks.has(text))) continue
    const size = readSize(block, 'svg')
    if (size === undefined) continue
    if (!blocks.has(source)) blocks.set(source, size)
    if (!blocks.has(text)) blocks.set(text, size)
  }
  const notes = [...document.querySelectorAll<HTMLElement>('#page-notes > .note')].flatMap(
    (note): [number, number][] => {
      const size = readSize(note, 'svg, .note-number')
      return size === undefined ? [] : [[Number(note.dataset.note), size]]
    },
  )
  return { blocks: [...blocks], notes }
}

/** @param others what has sizes of its own, such as the words of a drawing */
function readSize(block: Element, others: string): number | undefined {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let text = walker.nextNode()
  while (text && (!text.nodeValue?.trim() || text.parentElement?.closest(others)))
    text = walker.nextNode()
  const parent = text?.parentElement
  if (!parent) return undefined
  // A computed size knows nothing of `zoom`.
  const { currentCSSZoom: zoom = 1 } = parent
  return Number.parseFloat(getComputedStyle(parent).fontSize) * 0.75 * zoom
}
