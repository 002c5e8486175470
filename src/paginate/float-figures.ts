import type { MovedFloat } from '../briefing/pages.js'
import type { InPage } from '../browser/in-page.js'
import type { MeasuredFloat, MeasuredFlow } from './in-page/measured.js'
import { breakPages } from './layout/break-pages.js'
import type { Galley, Page, PageSpec } from './layout/galley.js'

/** The most of a page that a table may take to be kept whole and printed later; a higher one is cut. */
const highestTable = 0.5

/** The white at a page's foot, as part of its height, that no figure is moved for. */
const bearable = 0.09

/** What was planned with every figure in its place. */
export interface PlannedInPlace {
  flow: MeasuredFlow
  galley: Galley
  decided: readonly Page[]
  spec: PageSpec
}

/**
 * Takes pages as they were planned with every figure in its place; where one leaves a hole, lets figures wait for the
 * next page and the text go on, and moves them on the page to where they will be printed. What was measured is wrong
 * afterwards; nothing is where nothing moved.
 */
export async function floatFigures(
  inPage: InPage,
  { flow, galley, decided, spec }: PlannedInPlace,
): Promise<MovedFloat[]> {
  const holed = decided.some(
    ({ end, used }, index) =>
      decided[index + 1] !== undefined &&
      galley.lines[end] !== undefined &&
      used < (1 - bearable) * spec.height,
  )
  if (!holed) return []
  const measured = await inPage.readFloats(highestTable)
  const floats = measured.map((float) => withinCalls(float, flow))
  const pages = breakPages({ ...galley, floats }, spec)
  const moves = pages.flatMap(({ landed }) =>
    (landed?.floats ?? []).flatMap((index) => {
      const { key, end } = floats[index] ?? {}
      const before = landed?.before ?? 0
      return key === undefined || before === end ? [] : [{ key, before }]
    }),
  )
  return moves.length > 0 ? inPage.moveFloats(moves) : []
}

/** Notes stand in the order of their calls: a figure that calls some passes no text that does. */
function withinCalls(float: MeasuredFloat, { lines }: MeasuredFlow): MeasuredFloat {
  const { first, end, landings } = float
  if (lines.slice(first, end).every(({ calls }) => calls.length === 0)) return float
  const calling = lines.findIndex(({ calls }, line) => line >= end && calls.length > 0)
  const free = landings.filter((line) => calling < 0 || line <= calling)
  return { ...float, landings: free }
}
