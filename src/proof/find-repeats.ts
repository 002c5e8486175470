import type { Stream } from './joined-text.js'

/** A text of the source and where in the stream it stands. */
export interface Placed<Source> {
  source: Source
  text: string
  start: number
  end: number
}

/** Fewest characters by which a line is recognised as one of the text beside it. */
const telling = 12

/**
 * Finds what a block says of its own text again, before or after the whole of it: the line that was printed on both
 * sides of a page's end. One inside the text breaks it, and the text is not found at all.
 *
 * @param placed in the order in which they stand
 */
export function findRepeats<Source, Item>(
  placed: readonly Placed<Source>[],
  { text, edges, itemAt }: Stream<Item>,
): { source: Source; at: Item }[] {
  return placed.flatMap(({ source, text: own, start, end }, index) => {
    let from = start
    const floor = placed[index - 1]?.end ?? 0
    while (from > floor && !edges.has(from)) from -= 1
    let to = end
    const ceiling = placed[index + 1]?.start ?? text.length
    while (to < ceiling && !edges.has(to)) to += 1
    const before = start - from >= telling && own.includes(text.slice(start - telling, start))
    const after = to - end >= telling && own.includes(text.slice(end, end + telling))
    const at = before ? itemAt(from) : after ? itemAt(end) : undefined
    return at === undefined ? [] : [{ source, at }]
  })
}
