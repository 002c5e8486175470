import type { MovedFloat } from '../briefing/pages.js'
import type { InPage } from '../browser/in-page.js'
import type { MeasuredFlow } from './in-page/measured.js'
import { breakPages } from './layout/break-pages.js'
import { bearable } from './layout/costs.js'
import { measureShrink } from './layout/float-choices.js'
import { type Galley, heightOf, type Page, type PageSpec } from './layout/galley.js'
import { listFloats } from './layout/list-floats.js'
import { sectionOf } from './layout/locate.js'

/** Px that a picture is set smaller by on top of what is needed, so that a fraction of one never pushes a line away. */
const rounding = 1

/** What was planned with every figure in its place. */
export interface PlannedInPlace {
  flow: MeasuredFlow
  galley: Galley
  decided: readonly Page[]
  spec: PageSpec
}

/** What became of figures that found no room where they stand. */
export interface FloatedFigures {
  /** Those that stand elsewhere than in the text. */
  moved: MovedFloat[]
  /** Whether any was moved or set smaller. */
  changed: boolean
}

/**
 * Takes pages as they were planned with every figure in its place; where one leaves a hole, lets figures wait for the
 * next page and the text go on, or sets them smaller, and moves them on the page to where they will be printed. What
 * was measured is wrong afterwards where `changed`.
 *
 * @param numberOfCall the number of the note that each call calls, by the id of the call
 */
export async function floatFigures(
  inPage: InPage,
  { flow, galley, decided, spec }: PlannedInPlace,
  numberOfCall: ReadonlyMap<string, number>,
): Promise<FloatedFigures> {
  const holed = decided.some(
    (page, index) =>
      decided[index + 1] !== undefined &&
      galley.lines[page.end] !== undefined &&
      page.used < (1 - bearable) * heightOf(spec, sectionOf(galley, page)),
  )
  if (!holed) return { moved: [], changed: false }
  const calledBy = flow.lines.map(({ calls }) =>
    calls.flatMap((call) => numberOfCall.get(call) ?? []),
  )
  const chapters = await inPage.readFloats()
  const floats = listFloats(chapters, galley, calledBy, flow.spec.height)
  const pages = breakPages({ ...galley, floats }, spec)
  const moves = pages.flatMap(({ landed }) =>
    (landed?.floats ?? []).flatMap((index) => {
      const { key, end } = floats[index] ?? {}
      const before = landed?.before ?? 0
      return key === undefined || before === end ? [] : [{ key, before }]
    }),
  )
  const shrinks = pages.flatMap(({ first, end, landed, shrunk }, number) => {
    if (shrunk === undefined) return []
    const late = new Set(pages.slice(number + 1).flatMap((page) => page.landed?.floats ?? []))
    return floats.flatMap((float, index) => {
      const isOwn = first <= float.first && float.first < end && !late.has(index)
      if (!float.shrink || !(isOwn || landed?.floats.includes(index))) return []
      return [{ key: float.key, by: measureShrink(float, shrunk) + rounding }]
    })
  })
  if (shrinks.length > 0) await inPage.shrinkFigures(shrinks)
  const moved = moves.length > 0 ? await inPage.moveFloats(moves) : []
  return { moved, changed: moves.length > 0 || shrinks.length > 0 }
}
