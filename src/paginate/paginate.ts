import { locateTargets, type Pages, type PlacedTarget } from '../briefing/pages.js'
import type { OpenedPage } from '../browser/open-page.js'
import type { Note } from '../footnotes/note.js'
import { parsePlace, type SourcePlace } from '../source/place.js'
import type { PlacedPage } from './in-page/find-page-ends.js'
import type { MeasuredExcess, MeasuredFlow } from './in-page/measured.js'
import type { Galley, Page } from './layout/galley.js'
import { type Locations, sectionOf } from './layout/locate.js'
import { sortNotes } from './layout/order-notes.js'
import { findHole, shareWhite } from './layout/share-white.js'
import { type FittedSummary, type PagePlan, planPages, slack } from './plan-pages.js'

/** Parts of its size that the type of a cover may have; at the least, a title is in type like that of the text. */
const coverSizes = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4]

/** Where everything came to stand; pages are numbered from 1, the cover included. */
export interface PageMap extends Pages {
  /** What is taller than its page. */
  overfull: readonly Sourced<{ page: number }>[]
  /** Pages that stay white at their feet by a part of their height, since what follows finds no room there. */
  holes: readonly Sourced<{ page: number; share: number }>[]
  /** Notes that begin after the page of their call. */
  late: readonly Sourced<LateNote>[]
  /** What is wider than the page has room for. */
  wide: readonly Sourced<MeasuredExcess>[]
  /** The summary of a monthly. */
  summary?: FittedSummary
  /** By how many px the words on the cover go beyond it, in the smallest type that they may have. */
  coverExcess: number
  /** Where the links in the text lead. */
  targets: readonly PlacedTarget[]
  /** Milliseconds of each step. */
  timing: { measure: number; decide: number; place: number }
}

/** With where it comes from. */
type Sourced<Found> = Omit<Found, 'source'> & { source: SourcePlace | undefined }

/** What of a report its pages depend on, besides its text. */
export interface Unpaginated {
  notes: readonly Note[]
  frontMatter: { 'summary-pages'?: number | undefined }
}

/** A note that begins after the page of its call. */
export interface LateNote {
  note: number
  page: number
  callPage: number
}

/**
 * Takes a loaded page; measures it, decides where pages end, and places the notes at their feet.
 *
 * @throws the errors of `race`.
 */
export async function paginate(
  opened: OpenedPage,
  { notes, frontMatter }: Unpaginated,
): Promise<PageMap> {
  const { inPage, race } = opened
  const paper = await race(inPage.readPaper(), 'layout')
  if (paper) {
    await race(inPage.shortenHeads(paper), 'layout')
    await race(inPage.turnTables(paper), 'layout')
  }
  const coverExcess = await fitCovers(opened)
  const plan = await planPages(opened, notes, frontMatter['summary-pages'] ?? 1)
  const { flow, galley, decided, located, pageOfElement, references, wide } = plan
  const { pagesBefore } = flow
  const plannedAt = performance.now()
  const pages = decided.map((decision) => describePage(flow, galley, decision))
  const sizes = await race(inPage.readTypeSizes(), 'layout')
  await placePages(opened, plan, pages)
  if (paper?.headRoom) await race(inPage.leaveHeadRoom(paper), 'layout')
  await race(inPage.joinWords(), 'layout')
  const { pagesOfNote } = located
  const places = { pageOfCall: locateCalls(flow, located), pagesOfNote, pageOfElement }
  const pageOfTarget = Object.fromEntries(locateTargets(notes, places))
  const targets = await race(inPage.readTargets({ pages, pagesBefore, pageOfTarget }), 'layout')
  const placedAt = performance.now()
  return {
    ...places,
    count: pagesBefore + decided.length,
    pagesBefore,
    targets,
    typeSizes: { blocks: new Map(sizes.blocks), notes: new Map(sizes.notes) },
    turned: listTurned(plan),
    ...(plan.moved && { moved: plan.moved }),
    ...(references && { references }),
    overfull: listOverfull(plan),
    holes: listHoles(plan),
    late: listLate(plan),
    wide: wide.map((found) => ({ ...found, source: placeOf(found) })),
    ...(plan.summary && { summary: plan.summary }),
    coverExcess,
    timing: { ...plan.timing, place: placedAt - plannedAt },
  }
}

/** Sets the words of covers in the largest type in which they have room; returns by how many px they go beyond it. */
async function fitCovers({ inPage, race }: OpenedPage): Promise<number> {
  let excess = 0
  for (const size of coverSizes) {
    excess = await race(inPage.sizeCovers(size), 'layout')
    if (excess === 0) break
  }
  return excess
}

/** Puts the notes at the feet of their pages, and shares out the white that a page has left. */
async function placePages(
  { inPage, race }: OpenedPage,
  { galley, decided, spec, pageOfElement }: PagePlan,
  pages: PlacedPage[],
): Promise<void> {
  await race(inPage.findPageEnds(pages), 'layout')
  const spreads = decided.flatMap((page) => shareWhite(galley, spec, page))
  if (spreads.length > 0) await race(inPage.spreadBlocks(spreads), 'layout')
  const placing = { pages, slack, pageOfElement: Object.fromEntries(pageOfElement) }
  await race(inPage.place(placing), 'layout')
}

/** A call in the text is on its line's page, a call inside a note on the page where the note begins. */
function locateCalls(flow: MeasuredFlow, located: Locations): Map<string, number> {
  const inText = flow.lines.flatMap(({ calls }, line) =>
    calls.map((call) => [call, located.pageOfLine.get(line) ?? 0] as const),
  )
  const inNotes = flow.notes.flatMap(({ number, calls }) =>
    calls.map((call) => [call, located.pagesOfNote.get(number)?.[0] ?? 0] as const),
  )
  return new Map([...inText, ...inNotes])
}

function describePage(flow: MeasuredFlow, galley: Galley, decision: Page): PlacedPage {
  const section = sectionOf(galley, decision)
  return {
    ...decision,
    notes: sortNotes(decision.notes, galley),
    section,
    height: new Map(flow.turned).get(section) ?? flow.spec.height,
    repeatedHead: galley.blocks[galley.lines[decision.first]?.block ?? -1]?.repeatedHead ?? 0,
    continued: (decision.notes[0]?.from ?? 0) > 0,
  }
}

/** Numbers of the pages that are turned. */
function listTurned({ flow, galley, decided }: PagePlan): number[] {
  const turned = new Set(flow.turned.map(([section]) => section))
  return decided.flatMap((decision, index) =>
    turned.has(sectionOf(galley, decision)) ? [flow.pagesBefore + index + 1] : [],
  )
}

function listOverfull({ flow, decided }: PagePlan): PageMap['overfull'] {
  return decided.flatMap((decision, index) =>
    decision.overfull
      ? [{ page: flow.pagesBefore + index + 1, source: sourceOf(flow, decision) }]
      : [],
  )
}

function listHoles({ flow, galley, decided, spec }: PagePlan): PageMap['holes'] {
  return decided.flatMap((decision, index) => {
    const share = findHole(galley, spec, decision)
    const next = flow.blocks[flow.lines[decision.end]?.block ?? -1]
    return share ? [{ page: flow.pagesBefore + index + 1, share, source: placeOf(next) }] : []
  })
}

function sourceOf(flow: MeasuredFlow, { first, end, notes }: Page): SourcePlace | undefined {
  if (end > first) return placeOf(flow.blocks[flow.lines[first]?.block ?? -1])
  return placeOf(flow.notes.find(({ number }) => number === notes[0]?.number))
}

function placeOf(measured: { source?: string } | undefined): SourcePlace | undefined {
  return measured?.source === undefined ? undefined : parsePlace(measured.source)
}

function listLate({ flow, galley, decided, located }: PagePlan): PageMap['late'] {
  return decided.flatMap(({ late }, index) =>
    late.map((note) => {
      const line = galley.lines.findIndex(({ calls }) => calls.includes(note))
      return {
        note,
        page: flow.pagesBefore + index + 1,
        callPage: located.pageOfLine.get(line) ?? 0,
        source: placeOf(flow.notes.find(({ number }) => number === note)),
      }
    }),
  )
}
