import type { Page as BrowserPage } from 'puppeteer'
import { measure } from '../browser/measure.js'
import { type PlacedPage, place } from '../browser/place.js'
import { breakPages } from '../layout/break-pages.js'
import { listFirstCalls } from '../layout/first-calls.js'
import type { Galley, PageSpec } from '../layout/galley.js'
import type { Pages } from '../report/describe.js'
import type { Note } from '../report/note.js'

/** Where everything came to stand; pages are numbered from 1, the cover included. */
export interface PageMap extends Pages {
  /** Pages on which something is taller than the page. */
  overfull: readonly number[]
  /** Milliseconds of each step. */
  timing: { measure: number; decide: number; place: number }
}

/** Px left free under the notes: less than a line, more than any rounding. */
const slack = 3

/** Lines of a paragraph or note that stay together at a page's foot and head. */
const house = { orphans: 2, widows: 2, noteLines: 2 }

/**
 * Takes a loaded page; measures it, decides where pages end, and places the notes at their feet.
 */
export async function paginate(page: BrowserPage, notes: readonly Note[]): Promise<PageMap> {
  const started = performance.now()
  const flow = await page.evaluate(measure)
  const { pagesBefore } = flow
  const measured = performance.now()

  const noteOfCall = new Map(
    notes.flatMap((note) => note.calls.map((call) => [call.id, note.number] as const)),
  )
  const callsOfNotes = new Map(flow.notes.map(({ number, calls }) => [number, calls]))
  const firstCalls = listFirstCalls(
    flow.lines.map(({ calls }) => calls),
    callsOfNotes,
    noteOfCall,
  )
  const galley: Galley = {
    lines: flow.lines.map((line, index) => ({ ...line, calls: firstCalls[index] ?? [] })),
    blocks: flow.blocks,
    notes: new Map(flow.notes.map(({ number, lines }) => [number, { lines }])),
  }
  const spec: PageSpec = { ...flow.spec, height: flow.spec.height - slack, ...house }
  const decided = breakPages(galley, spec)

  const pageOfLine = new Map<number, number>()
  const pagesOfNote = new Map<number, number[]>()
  for (const [index, { first, end, notes: parts }] of decided.entries()) {
    const number = pagesBefore + index + 1
    for (let line = first; line < end; line += 1) pageOfLine.set(line, number)
    for (const part of parts)
      pagesOfNote.set(part.number, [...(pagesOfNote.get(part.number) ?? []), number])
  }
  const pageOfCall = new Map<string, number>()
  for (const [line, { calls }] of flow.lines.entries()) {
    for (const call of calls) pageOfCall.set(call, pageOfLine.get(line) ?? 0)
  }
  for (const { number, calls } of flow.notes) {
    for (const call of calls) pageOfCall.set(call, pagesOfNote.get(number)?.[0] ?? 0)
  }
  const pageOfElement = new Map(flow.anchors.map(([id, line]) => [id, pageOfLine.get(line) ?? 0]))
  const decidedAt = performance.now()

  const pages = decided.map(
    (decision): PlacedPage => ({
      ...decision,
      section: sectionOf(
        galley,
        decision.end > decision.first ? decision.first : decision.first - 1,
      ),
      repeatedHead: galley.blocks[galley.lines[decision.first]?.block ?? -1]?.repeatedHead ?? 0,
      continued: (decision.notes[0]?.from ?? 0) > 0,
    }),
  )
  await page.evaluate(place, {
    pages,
    height: flow.spec.height,
    slack,
    pageOf: Object.fromEntries(pageOfElement),
  })
  const placed = performance.now()
  return {
    count: pagesBefore + pages.length,
    pageOfCall,
    pagesOfNote,
    pageOfElement,
    overfull: decided.flatMap(({ overfull }, index) => (overfull ? [pagesBefore + index + 1] : [])),
    timing: {
      measure: measured - started,
      decide: decidedAt - measured,
      place: placed - decidedAt,
    },
  }
}

function sectionOf(galley: Galley, line: number): number {
  return galley.blocks[galley.lines[line]?.block ?? 0]?.section ?? 0
}
