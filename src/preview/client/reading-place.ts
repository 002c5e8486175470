import type { PdfPages } from './pdf.js'
import { findAgain, searchOrder, type TextLine, withoutRunning } from './text-lines.js'

/** A place on a page, and how far below the top of the pane it is seen. */
export interface ReadingPlace {
  /** From 0. */
  page: number
  /** Distance from the page's top edge, as a part of the page's height. */
  at: number
  /** Px below the top of the pane. */
  offset: number
}

/** Pages to each side among which a text that has moved is looked for. */
const reach = 4
const linesSought = 12

/**
 * Takes a place in the pages before and the pages now; returns the place where the same text stands now, or the same
 * place where that text is gone.
 *
 * @param sight heights of the pane, of a page and of the gap between pages, in px
 */
export async function followText(
  place: ReadingPlace,
  before: PdfPages,
  now: PdfPages,
  sight: { pane: number; page: number; gap: number },
): Promise<ReadingPlace> {
  const last = now.sizes.length - 1
  const same = { ...place, page: Math.min(place.page, last) }
  const sought = await listSought(place, before, sight.pane / sight.page)
  for (const page of searchOrder(same.page, now.sizes.length, reach)) {
    const found = findAgain(sought, await now.lines(page))
    if (!found) continue
    const gaps = Math.floor(found.was.at) * sight.gap
    const seen = place.offset + (found.was.at - place.at) * sight.page + gaps
    return { page, at: found.is.at, offset: seen }
  }
  return same
}

/** The lines in sight, the first on top; on the next page they count on from the end of this one. */
async function listSought(
  { page, at }: ReadingPlace,
  before: PdfPages,
  sight: number,
): Promise<TextLine[]> {
  const count = before.sizes.length
  const linesOf = async (index: number) => {
    if (index >= count) return []
    const neighbour = index + 1 < count ? index + 1 : index - 1
    const lines = await before.lines(index)
    return neighbour < 0 ? lines : withoutRunning(lines, await before.lines(neighbour))
  }
  const here = await linesOf(page)
  const next = at + sight > 1 ? await linesOf(page + 1) : []
  return [...here, ...next.map(({ text, at: below }) => ({ text, at: below + 1 }))]
    .filter((line) => line.at >= at && line.at <= at + sight)
    .slice(0, linesSought)
}
