import { parsePlace } from '../source/place.js'
import type { MovedFloat } from './pages.js'
import type { PlainText } from './plain-texts.js'

/** Takes texts in the order of the source; returns them in that of the pages, where figures stand later than in the text. */
export function orderAsPrinted(
  texts: readonly PlainText[],
  moved: readonly MovedFloat[],
): PlainText[] {
  let order = [...texts]
  for (const { source, next, before } of moved) {
    const { file, line } = parsePlace(source)
    const isOwn = between(file, line ?? 0, lineIn(file, next))
    const isBehind = between(file, lineIn(file, before), Number.POSITIVE_INFINITY)
    const own = order.filter(isOwn)
    const others = order.filter((text) => !isOwn(text))
    const behind = others.findIndex(isBehind)
    const last = others.findLastIndex(between(file, 0, Number.POSITIVE_INFINITY))
    const at = behind < 0 ? last + 1 : behind
    order = [...others.slice(0, at), ...own, ...others.slice(at)]
  }
  return order
}

/** The texts of a chapter that begin on these lines of its file. */
function between(file: string, from: number, to: number): (text: PlainText) => boolean {
  return (text) => {
    const line = text.line ?? 0
    return text.place === 'body' && text.file === file && line >= from && line < to
  }
}

/** The line of a place; after all lines where there is none in this file. */
function lineIn(file: string, place: string | undefined): number {
  const parsed = place === undefined ? undefined : parsePlace(place)
  return parsed?.file === file ? (parsed.line ?? 0) : Number.POSITIVE_INFINITY
}
