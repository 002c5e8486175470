import { normalise } from './normalise.js'

/** The items with which blocks begin and end. */
export interface Edges<Item> {
  first: ReadonlySet<Item>
  last: ReadonlySet<Item>
}

/** The normalised text of many items one after the other, with a way back to them. */
export interface Stream<Item> {
  text: string
  /** The item that holds the character at an offset. */
  itemAt: (offset: number) => Item | undefined
  /** The offsets at which a block begins or ends. */
  edges: ReadonlySet<number>
}

/**
 * @param blocks the items with which blocks begin and end
 * @param meantBy what to take for an item's text, where it is not what the item shows
 */
export function createStream<Item extends { text: string }>(
  items: readonly Item[],
  blocks: Edges<Item>,
  meantBy: (item: Item) => string = ({ text }) => text,
): Stream<Item> {
  const starts: number[] = []
  const pieces: string[] = []
  const edges = new Set<number>()
  let length = 0
  for (const item of items) {
    const piece = normalise(meantBy(item))
    starts.push(length)
    pieces.push(piece)
    if (blocks.first.has(item)) edges.add(length)
    length += piece.length
    if (blocks.last.has(item)) edges.add(length)
  }
  const itemAt = (offset: number): Item | undefined => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return items[low - 1]
  }
  return { text: pieces.join(''), itemAt, edges }
}
