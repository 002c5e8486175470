import type { TextItem } from './facts.js'
import { normalise } from './normalise.js'

/** The normalised text of many items one after the other, with a way back to them. */
export interface Stream {
  text: string
  /** The item that holds the character at an offset. */
  itemAt: (offset: number) => TextItem | undefined
}

/** @param say what to take for an item's text, where it is not what the item shows */
export function createStream(
  items: readonly TextItem[],
  say: (item: TextItem) => string = ({ text }) => text,
): Stream {
  const starts: number[] = []
  const pieces: string[] = []
  let length = 0
  for (const item of items) {
    const piece = normalise(say(item))
    starts.push(length)
    pieces.push(piece)
    length += piece.length
  }
  const itemAt = (offset: number): TextItem | undefined => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return items[low - 1]
  }
  return { text: pieces.join(''), itemAt }
}
