import type { Page as BrowserPage } from 'puppeteer-core'
import { cutExcess } from '../browser/cut-excess.js'
import { joinTallRows } from '../browser/join-tall-rows.js'
import { loosenTallBlocks } from '../browser/loosen-tall-blocks.js'
import { measure } from '../browser/measure.js'
import { measureNotes } from '../browser/measure-notes.js'
import type { MeasuredExcess, MeasuredFlow, MeasuredReference } from '../browser/measured.js'
import type { OpenedPage } from '../browser/open-page.js'
import { type PlacedPage, place } from '../browser/place.js'
import { readPaper } from '../browser/read-paper.js'
import { readReferences } from '../browser/read-references.js'
import { readTypeSizes } from '../browser/read-type-sizes.js'
import { setTables } from '../browser/set-tables.js'
import { splitTallRows } from '../browser/split-tall-rows.js'
import { turnTables } from '../browser/turn-tables.js'
import { writeReferences } from '../browser/write-references.js'
import { zoomSummary } from '../browser/zoom-summary.js'
import { breakPages } from '../layout/break-pages.js'
import { listFirstCalls } from '../layout/first-calls.js'
import { chooseSize, shareWidth, type TableSetting } from '../layout/fit-table.js'
import type { Galley, Page } from '../layout/galley.js'
import { type Locations, locate } from '../layout/locate.js'
import { areSet, type SetReference, settleReferences } from '../layout/settle-references.js'
import type { Note } from '../report/note.js'
import type { Pages } from '../report/pages.js'

/** Where everything came to stand; pages are numbered from 1, the cover included. */
export interface PageMap extends Pages {
  /** What is taller than its page, with where it comes from as `file:line:column`. */
  overfull: readonly { page: number; source: string | undefined }[]
  /** Notes that begin after the page of their call, with where they are defined as `file:line:column`. */
  late: readonly LateNote[]
  /** What is wider than the page has room for. */
  wide: readonly MeasuredExcess[]
  /** Lines by which the one-page summary is longer than its page. */
  summaryExcess: number
  /** Milliseconds of each step. */
  timing: { measure: number; decide: number; place: number }
}

export interface LateNote {
  note: number
  page: number
  callPage: number
  source: string | undefined
}

/** Px left free under the notes: less than a line, more than any rounding. */
const slack = 3

/** The most of a page that a table's head may take for Chrome to print it again on the next. */
const repeatedShare = 0.24

/** Lines of a paragraph or note that stay together at a page's foot and head. */
const house = { orphans: 2, widows: 2, noteLines: 2 }

/** Sizes that a summary may be set at when it is to be shrunk; the last keeps its type at about 8.5 pt. */
const summarySizes = [1, 0.98, 0.96, 0.94, 0.92, 0.9, 0.88]

/**
 * Takes a loaded page; measures it, decides where pages end, and places the notes at their feet. Every planning of the
 * pages has the time of a phase. Errors: those of `race`.
 */
export async function paginate(
  opened: OpenedPage,
  notes: readonly Note[],
  { shrinkSummary = false }: { shrinkSummary?: boolean } = {},
): Promise<PageMap> {
  const paper = await opened.race(opened.page.evaluate(readPaper), 'layout')
  if (paper) await opened.race(opened.page.evaluate(turnTables, paper), 'layout')
  const plan = await planPages(opened, notes, shrinkSummary)
  const { flow, galley, decided, located, pageOfElement, references, wide } = plan
  const { pagesOfNote } = located
  const planned = performance.now()
  const placing = opened.page.evaluate(place, {
    pages: decided.map((decision) => describePage(flow, galley, decision)),
    slack,
    pageOf: Object.fromEntries(pageOfElement),
  })
  await opened.race(placing, 'layout')
  const typeSizes = await opened.race(opened.page.evaluate(readTypeSizes), 'layout')
  const placed = performance.now()
  return {
    count: flow.pagesBefore + decided.length,
    pagesBefore: flow.pagesBefore,
    pageOfCall: locateCalls(flow, located),
    pagesOfNote,
    pageOfElement,
    typeSizes: new Map(typeSizes),
    turned: listTurned(flow, galley, decided),
    ...(references && { references }),
    overfull: decided.flatMap((decision, index) =>
      decision.overfull
        ? [{ page: flow.pagesBefore + index + 1, source: sourceOf(flow, decision) }]
        : [],
    ),
    late: listLate(flow, galley, decided, located),
    wide,
    summaryExcess: countExcess(flow),
    timing: { ...plan.timing, place: placed - planned },
  }
}

/** What was measured and where pages will end, before anything is placed. */
interface Plan {
  flow: MeasuredFlow
  galley: Galley
  decided: Page[]
  located: Locations
  pageOfElement: Map<string, number>
  wide: MeasuredExcess[]
  references?: NonNullable<Pages['references']>
  timing: { measure: number; decide: number }
}

/** Plans the pages, and again for as long as the references have other pages to name than those they were set with. */
async function planPages(
  { page, race }: OpenedPage,
  notes: readonly Note[],
  shrinkSummary: boolean,
): Promise<Plan> {
  let plan = await race(planOnce(page, notes, shrinkSummary), 'layout')
  if (!plan.flow.namesPages) return plan
  let set: SetReference[] = []
  for (let pass = 1; ; pass += 1) {
    const found = await race(page.evaluate(readReferences), 'layout')
    const standings = found.map((reference) => locateReference(plan, reference))
    const next = settleReferences(set, standings, pass)
    if (areSet(set, next)) {
      const pages = found.map(({ id }, index) => {
        return [id, { on: standings[index]?.on, page: next[index]?.page }] as const
      })
      return { ...plan, references: new Map(pages) }
    }
    set = next
    const { timing } = plan
    const settings = found.map(({ id }, index) => [id, next[index] as SetReference] as const)
    await race(setReferences(page, settings), 'layout')
    plan = await race(planOnce(page, notes, shrinkSummary), 'layout')
    plan.timing.measure += timing.measure
    plan.timing.decide += timing.decide
  }
}

/** Sets them on the page, whose rows are whole again then. */
async function setReferences(
  page: BrowserPage,
  references: readonly (readonly [id: string, SetReference])[],
): Promise<void> {
  await page.evaluate(joinTallRows)
  await page.evaluate(writeReferences, references)
}

/** Measures the page as it is set now, and decides where pages end. */
async function planOnce(
  page: BrowserPage,
  notes: readonly Note[],
  shrinkSummary: boolean,
): Promise<Plan> {
  const started = performance.now()
  if (shrinkSummary) await fitSummary(page)
  await fitTables(page)
  const wide = await page.evaluate(cutExcess)
  await page.evaluate(loosenTallBlocks, repeatedShare)
  await page.evaluate(splitTallRows)
  const flow = { ...(await page.evaluate(measure)), ...(await page.evaluate(measureNotes)) }
  const measured = performance.now()
  const galley = toGalley(flow, notes)
  const heights = new Map(flow.turned.map(([section, height]) => [section, height - slack]))
  const height = flow.spec.height - slack
  const decided = breakPages(galley, { ...flow.spec, height, heights, ...house })
  const located = locate(decided, flow.pagesBefore)
  const pageOfElement = new Map(
    flow.anchors.map(([id, line]) => [id, located.pageOfLine.get(line) ?? 0]),
  )
  const timing = { measure: measured - started, decide: performance.now() - measured }
  return { flow, galley, decided, located, pageOfElement, wide, timing }
}

/** On which pages a reference begins and its target stands. */
function locateReference(
  { flow, decided, located }: Plan,
  { targetLine, note, line }: MeasuredReference,
) {
  const target = located.pageOfLine.get(targetLine)
  if (note === undefined) return { on: located.pageOfLine.get(line), target }
  const page = decided.findIndex(({ notes }) =>
    notes.some(({ number, from, to }) => number === note && from <= line && line < to),
  )
  return { on: page < 0 ? undefined : flow.pagesBefore + page + 1, target }
}

/** Takes the largest of the allowed sizes at which the summary fits; the smallest where none does. */
async function fitSummary(page: BrowserPage): Promise<void> {
  for (const size of summarySizes) {
    const excess = await page.evaluate(zoomSummary, size)
    if (excess === undefined || excess <= -slack) return
  }
}

/** Sets tables that are too wide in the largest type that fits, and shares their widths among their columns. */
async function fitTables(page: BrowserPage): Promise<void> {
  let settings: TableSetting[] = []
  let tables = await page.evaluate(setTables, settings)
  for (;;) {
    const sizes = tables.map((table) => chooseSize(table, table.size))
    if (sizes.every((size) => size === undefined)) break
    settings = sizes.map((size, index) => (size === undefined ? (settings[index] ?? {}) : { size }))
    tables = await page.evaluate(setTables, settings)
  }
  const columns = tables.map(shareWidth)
  if (columns.every((widths) => widths === undefined)) return
  await page.evaluate(
    setTables,
    columns.map((widths, index) => ({ ...settings[index], ...(widths && { columns: widths }) })),
  )
}

function toGalley(flow: MeasuredFlow, notes: readonly Note[]): Galley {
  const noteOfCall = new Map(
    notes.flatMap((note) => note.calls.map((call) => [call.id, note.number] as const)),
  )
  const firstCalls = listFirstCalls(
    flow.lines.map(({ calls }) => calls),
    new Map(flow.notes.map(({ number, calls }) => [number, calls])),
    noteOfCall,
  )
  return {
    lines: flow.lines.map((line, index) => ({ ...line, calls: firstCalls[index] ?? [] })),
    blocks: flow.blocks,
    notes: new Map(flow.notes.map(({ number, lines }) => [number, { lines }])),
  }
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
    section,
    height: new Map(flow.turned).get(section) ?? flow.spec.height,
    repeatedHead: galley.blocks[galley.lines[decision.first]?.block ?? -1]?.repeatedHead ?? 0,
    continued: (decision.notes[0]?.from ?? 0) > 0,
  }
}

/** A page of notes only belongs to the line before it. */
function sectionOf({ blocks, lines }: Galley, { first, end }: Page): number {
  return blocks[lines[end > first ? first : first - 1]?.block ?? -1]?.section ?? 0
}

/** Numbers of the pages that are turned. */
function listTurned(flow: MeasuredFlow, galley: Galley, decided: readonly Page[]): number[] {
  const turned = new Set(flow.turned.map(([section]) => section))
  return decided.flatMap((decision, index) =>
    turned.has(sectionOf(galley, decision)) ? [flow.pagesBefore + index + 1] : [],
  )
}

function sourceOf(flow: MeasuredFlow, { first, end, notes }: Page): string | undefined {
  if (end > first) return flow.blocks[flow.lines[first]?.block ?? -1]?.source
  return flow.notes.find(({ number }) => number === notes[0]?.number)?.source
}

function listLate(
  flow: MeasuredFlow,
  galley: Galley,
  decided: readonly Page[],
  { pageOfLine }: Locations,
): LateNote[] {
  return decided.flatMap(({ late }, index) =>
    late.map((note) => {
      const line = galley.lines.findIndex(({ calls }) => calls.includes(note))
      return {
        note,
        page: flow.pagesBefore + index + 1,
        callPage: pageOfLine.get(line) ?? 0,
        source: flow.notes.find(({ number }) => number === note)?.source,
      }
    }),
  )
}

/** Counts the lines of the summary that lie below its page's foot, as if it had no page breaks. */
function countExcess(flow: MeasuredFlow): number {
  const summary = flow.sections.indexOf('summary')
  const lines = flow.lines.filter(({ block }) => flow.blocks[block]?.section === summary)
  const foot = (lines[0]?.top ?? 0) + flow.spec.height - slack
  return lines.filter(({ bottom }) => bottom > foot).length
}
