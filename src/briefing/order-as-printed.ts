import { parsePlace } from '../source/place.js'
import type { MovedFloat } from './pages.js'
import type { PlainText } from './plain-texts.js'

/**
 * Takes texts in the order of the source; returns them in that of the pages, where figures stand later than in the
 * text.
 */
export function orderAsPrinted(
  texts: readonly PlainText[],
  moved: readonly MovedFloat[],
): PlainText[] {
  let order = listPlaced(texts)
  for (const { source, next, before } of moved) {
    const { file, line } = parsePlace(source)
    const first = line ?? 0
    const isOwn = between(file, first, lineAfter(file, first, next))
    const isBehind = between(file, lineAfter(file, first, before), Number.POSITIVE_INFINITY)
    const own = order.filter(isOwn)
    const others = order.filter((placed) => !isOwn(placed))
    const behind = others.findIndex(isBehind)
    const last = others.findLastIndex(between(file, 0, Number.POSITIVE_INFINITY))
    const index = behind < 0 ? last + 1 : behind
    order = [...others.slice(0, index), ...own, ...others.slice(index)]
  }
  return order.map(({ text }) => text)
}

interface Placed {
  text: PlainText
  line: number
}

/** Returns texts with their lines; what the generator writes belongs to the text before it. */
function listPlaced(texts: readonly PlainText[]): Placed[] {
  let last = 0
  return texts.map((text) => {
    last = text.line ?? last
    return { text, line: last }
  })
}

/** The texts of a chapter that begin on these lines of its file. */
function between(file: string, from: number, to: number): (placed: Placed) => boolean {
  return ({ text, line }) =>
    text.place === 'body' && text.file === file && line >= from && line < to
}

/** The line of a place after `from`; after all lines where it is in another file, or in the front matter of this one. */
function lineAfter(file: string, from: number, place: string | undefined): number {
  const parsed = place === undefined ? undefined : parsePlace(place)
  const line = parsed?.file === file ? (parsed.line ?? 0) : 0
  return line > from ? line : Number.POSITIVE_INFINITY
}
