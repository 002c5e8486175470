import type { Float, Galley } from './galley.js'
import { limitShrink, type SetPicture } from './limit-shrink.js'

/** The most of a page that a table may take to be kept whole and printed later; a higher one is cut. */
const highestTable = 0.5

/** A block among which figures may float: a child of a chapter or an essay, with its lines. */
export interface FlowItem {
  /** Its first line and the line after its last. */
  first: number
  end: number
  /** Whether it is a heading, or something else that stays with what follows. */
  keepsWithNext: boolean
  /** Whether it is the heading of a section or stands at a chapter's end: no figure is printed after it. */
  endsSection: boolean
  figure?: FlowFigure
}

/** What is captioned, or holds what is. */
export interface FlowFigure {
  /** By which it is found again on the page. */
  key: string
  kind: 'figure' | 'table'
  /** Whether its place is its own: the author says so, it stands on a turned page, or it is a part of something. */
  stays: boolean
  /** In px. */
  height: number
  pictures: readonly SetPicture[]
}

/** A float, and the key by which it is found again on the page. */
export interface KeyedFloat extends Float {
  key: string
}

/**
 * Takes the blocks of each chapter; returns the figures that may be printed later than they stand in the text, before
 * which lines, and how much smaller.
 *
 * The block before a figure that floats may end a page; it stays before the next section's heading, and before a
 * figure that stays in its place. Notes stand in the order of their first calls: a figure that calls new ones passes
 * no text that calls others, or these again, which would be read there first.
 *
 * @param calledBy every note that a line calls, for the first time or again, by its number
 * @param pageHeight of the type area in px
 */
export function listFloats(
  chapters: readonly (readonly FlowItem[])[],
  { lines }: Pick<Galley, 'lines'>,
  calledBy: readonly (readonly number[])[],
  pageHeight: number,
): KeyedFloat[] {
  const mayFloat = ({ figure }: FlowItem) =>
    figure !== undefined &&
    !figure.stays &&
    (figure.kind !== 'table' || figure.height <= highestTable * pageHeight)
  const bars = (item: FlowItem) =>
    item.endsSection || (item.figure !== undefined && !mayFloat(item))
  const listNew = (first: number, end: number) =>
    lines.slice(first, end).flatMap(({ calls }) => calls)
  const callsAny = (notes: readonly number[], first: number, end: number) =>
    calledBy.slice(first, end).some((called) => called.some((note) => notes.includes(note)))

  const floats = chapters.flatMap((items) =>
    items.flatMap((item, index): KeyedFloat[] => {
      const { figure, first, end } = item
      if (index === 0 || !figure || !mayFloat(item)) return []
      const landings = listLandings(items, index, bars)
      const own = listNew(first, end)
      const free =
        own.length > 0
          ? landings.filter((line) => listNew(end, line).length === 0 && !callsAny(own, end, line))
          : landings
      return [{ key: figure.key, first, end, landings: free, ...limitShrink(figure.pictures) }]
    }),
  )
  return floats.sort((a, b) => a.first - b.first)
}

/** The lines before which a block may stand instead, up to the first block that bars the way. */
function listLandings(
  items: readonly FlowItem[],
  index: number,
  bars: (item: FlowItem) => boolean,
): number[] {
  if (items[index - 1]?.keepsWithNext) return []
  const landings: number[] = []
  for (let other = index + 1; other <= items.length; other += 1) {
    const [previous, next] = [items[other - 1], items[other]]
    const line = next?.first ?? previous?.end
    if (line !== undefined && (other === index + 1 || !previous?.keepsWithNext)) landings.push(line)
    if (!next || bars(next)) break
  }
  return landings
}
