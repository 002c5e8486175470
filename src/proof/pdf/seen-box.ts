import type { Evidence } from './evidence.js'
import { type Box, type InkRun, intersect, type TextItem } from './facts.js'

/** What rounding may take between the two readers, in points. */
const tolerance = 0.5

/**
 * Takes an item; returns what of its box is seen, undefined for nothing. Words of a picture are cut off at its edge, as
 * its author drew them; the report's own words are held to their whole box, since nothing may cut them.
 *
 * Words of a picture that nobody has described stand outside the tags, as the footer does, which no box cuts.
 */
export function findSeenBox({ pdf, drawn }: Evidence, item: TextItem): Box | undefined {
  const { box, mark, page } = item
  if (mark !== undefined && !drawn.has(mark)) return box
  const [run] = pdf
    .inkOf(page)
    .runs.filter((each) => holds(box, each))
    .toSorted((a, b) => Math.abs(a.x - box.left) - Math.abs(b.x - box.left))
  if (!run) return box
  const seen = intersect(box, run.clip)
  return seen.left < seen.right && seen.bottom < seen.top ? seen : undefined
}

/**
 * Whether a run of glyphs belongs to a picture, as far as tags tell; where none do, whether a box cuts it, as pictures
 * are cut that nobody has described. What shows nothing belongs to any.
 */
export function isInPicture({ pdf, drawn }: Evidence, page: number, run: InkRun): boolean {
  const items = pdf.pages.find(({ number }) => number === page)?.items ?? []
  return items
    .filter(({ box }) => holds(box, run))
    .every(({ mark }) => (mark === undefined ? Number.isFinite(run.clip.left) : drawn.has(mark)))
}

function holds({ left, bottom, right, top }: Box, { x, y }: { x: number; y: number }): boolean {
  return (
    x > left - tolerance && x < right + tolerance && y > bottom - tolerance && y < top + tolerance
  )
}
