import type { MovedFloat, Pages } from '../briefing/pages.js'
import type { InPage } from '../browser/in-page.js'
import type { OpenedPage } from '../browser/open-page.js'
import type { Note } from '../footnotes/note.js'
import { floatFigures } from './float-figures.js'
import type { MeasuredExcess, MeasuredFlow, MeasuredReference } from './in-page/measured.js'
import { breakPages } from './layout/break-pages.js'
import { beginSetting, chooseSetting, shareWidth, smallestType } from './layout/fit-table.js'
import type { Galley, Page, PageSpec } from './layout/galley.js'
import { type Locations, locate, sectionOf } from './layout/locate.js'
import { listFirstCalls } from './layout/order-notes.js'
import { areSet, type SetReference, settleReferences } from './layout/settle-references.js'

/** Px left free under the notes: less than a line, more than any rounding. */
export const slack = 3

/** The most of a page that a table's head may take for Chrome to print it again on the next. */
const repeatedShare = 0.24

/** Lines of a paragraph or note that stay together at a page's foot and head. */
const house = { orphans: 2, widows: 2, noteLines: 2 }

/**
 * Parts of its size that a summary may be set at so that it fits its pages, as long as it can be read. A month of many
 * topics begins in smaller type; all of them end at the same, so that a topic less never makes a summary too long.
 */
const summarySizes = Array.from({ length: 20 }, (_, step) => (50 - step) / 50)

/** What was measured and where pages will end, before anything is placed. */
export interface PagePlan {
  flow: MeasuredFlow
  galley: Galley
  decided: Page[]
  located: Locations
  pageOfElement: Map<string, number>
  spec: PageSpec
  wide: MeasuredExcess[]
  references?: NonNullable<Pages['references']>
  summary?: FittedSummary
  /** Figures that were moved to where they will be printed. */
  moved?: MovedFloat[]
  timing: { measure: number; decide: number }
}

/** A summary as it was fitted to the pages that it may fill. */
export interface FittedSummary {
  /** Pages that it may fill. */
  pages: number
  /** Part of its own size that it is set at: 1 where it fits as it is. */
  size: number
  /** Lines that its pages have no room for, even so. */
  excess: number
}

/**
 * Takes a loaded page; decides where its pages end, and again for as long as the references have other pages to name
 * than those they were set with. Every planning has the time of a phase.
 *
 * @param summaryPages that the summary may fill
 * @throws the errors of `race`.
 */
export async function planPages(
  opened: OpenedPage,
  notes: readonly Note[],
  summaryPages: number,
): Promise<PagePlan> {
  const { inPage, race } = opened
  const report = { notes, summaryPages }
  const inPlace = await planFitting(opened, report, { floated: false })
  const { moved, changed } = await race(floatFigures(inPage, inPlace, numberCalls(notes)), 'layout')
  let plan = changed ? await planFitting(opened, report, { floated: true }) : inPlace
  if (!plan.flow.namesPages) return { ...plan, moved }
  let set: SetReference[] = []
  for (let pass = 1; ; pass += 1) {
    const found = await race(inPage.readReferences(), 'layout')
    const standings = found.map((reference) => locateReference(plan, reference))
    const next = settleReferences(set, standings, pass)
    if (areSet(set, next)) {
      const pages = found.map(({ id }, index) => {
        return [id, { on: standings[index]?.on, page: next[index]?.page }] as const
      })
      return { ...plan, moved, references: new Map(pages) }
    }
    set = next
    const { timing } = plan
    const settings = found.flatMap(({ id }, index) => {
      const setting = next[index]
      return setting ? [[id, setting] as const] : []
    })
    await race(setReferences(inPage, settings), 'layout')
    plan = await planFitting(opened, report, { floated: changed })
    plan.timing.measure += timing.measure
    plan.timing.decide += timing.decide
  }
}

/** Sets them on the page, whose rows are whole again then. */
async function setReferences(
  inPage: InPage,
  references: readonly (readonly [id: string, SetReference])[],
): Promise<void> {
  await inPage.joinTallRows()
  await inPage.writeReferences(references)
}

interface PlanOptions {
  /** Whether figures have been moved to where they will be printed. */
  floated: boolean
}

/** Plans the pages with the summary in the largest of its sizes at which it fits; in the smallest where none does. */
async function planFitting(
  { inPage, race }: OpenedPage,
  { notes, summaryPages: pages }: { notes: readonly Note[]; summaryPages: number },
  { floated }: PlanOptions,
): Promise<PagePlan> {
  const type = await race(inPage.readSummaryType(), 'layout')
  const sizes = summarySizes.filter((size) => size === 1 || (type ?? 0) * size >= smallestType)
  for (const size of sizes) {
    const height = await race(inPage.zoomSummary(size), 'layout')
    const isLast = size === sizes.at(-1)
    if (height !== undefined && height > pages && !isLast) continue
    const plan = await race(planOnce(inPage, notes, { floated }), 'layout')
    if (height === undefined) return plan
    const foot = findFoot(plan, pages)
    if (foot === undefined) return { ...plan, summary: { pages, size, excess: 0 } }
    if (!isLast) continue
    const lines = await race(inPage.countSummaryLines(foot), 'layout')
    return { ...plan, summary: { pages, size, excess: Math.max(1, lines) } }
  }
  throw new Error('Expected a summary to have sizes')
}

/** Where the last page of a summary ends that goes on after it, in px from the galley's top. */
function findFoot({ flow, galley, decided }: PagePlan, pages: number): number | undefined {
  const summary = flow.sections.indexOf('page-summary')
  const own = decided.filter((page) => sectionOf(galley, page) === summary)
  const last = own[pages - 1]
  if (!last || own.length === pages) return undefined
  if (last.notes.length > 0) return galley.lines[last.end - 1]?.bottom
  return (galley.lines[last.first]?.top ?? 0) + flow.spec.height - slack
}

/** Measures the page as it is set now, and decides where pages end. */
async function planOnce(
  inPage: InPage,
  notes: readonly Note[],
  { floated }: PlanOptions,
): Promise<PagePlan> {
  const started = performance.now()
  await inPage.joinTallRows()
  await fitTables(inPage)
  const wide = await inPage.cutExcess()
  await inPage.loosenTallBlocks(repeatedShare)
  await inPage.straightenLines()
  await inPage.splitTallRows()
  const flow = { ...(await inPage.measure()), ...(await inPage.measureNotes()) }
  const measured = performance.now()
  const galley: Galley = { ...toGalley(flow, notes), ...(floated && { floats: [] }) }
  const heights = new Map(flow.turned.map(([section, height]) => [section, height - slack]))
  const height = flow.spec.height - slack
  const spec = { ...flow.spec, height, heights, ...house }
  const decided = breakPages(galley, spec)
  const located = locate(decided, flow.pagesBefore)
  const pageOfElement = new Map(
    flow.anchors.map(([id, line]) => [id, located.pageOfLine.get(line) ?? 0]),
  )
  const timing = { measure: measured - started, decide: performance.now() - measured }
  return { flow, galley, decided, located, pageOfElement, spec, wide, timing }
}

/** On which pages a reference begins and its target stands. */
function locateReference(
  { flow, decided, located }: PagePlan,
  { targetLine, note, line }: MeasuredReference,
) {
  const target = located.pageOfLine.get(targetLine)
  if (note === undefined) return { on: located.pageOfLine.get(line), target }
  const page = decided.findIndex(({ notes }) =>
    notes.some(({ number, from, to }) => number === note && from <= line && line < to),
  )
  return { on: page < 0 ? undefined : flow.pagesBefore + page + 1, target }
}

/** Sets tables that are too wide in the largest type that fits, and shares their widths among their columns. */
async function fitTables(inPage: InPage): Promise<void> {
  let tables = await inPage.setTables([])
  let settings = tables.map((table) => beginSetting(table, table.language))
  if (settings.some(({ phrases }) => phrases)) tables = await inPage.setTables(settings)
  for (;;) {
    const changes = tables.map((table, index) => chooseSetting(table, settings[index] ?? {}))
    if (changes.every((change) => change === undefined)) break
    settings = settings.map((setting, index) => changes[index] ?? setting)
    tables = await inPage.setTables(settings)
  }
  const columns = tables.map(shareWidth)
  if (columns.every((widths) => widths === undefined)) return
  await inPage.setTables(
    columns.map((widths, index) => ({ ...settings[index], ...(widths && { columns: widths }) })),
  )
}

function toGalley(flow: MeasuredFlow, notes: readonly Note[]): Galley {
  const firstCalls = listFirstCalls(
    flow.lines.map(({ calls }) => calls),
    new Map(flow.notes.map(({ number, calls }) => [number, calls])),
    numberCalls(notes),
  )
  return {
    lines: flow.lines.map((line, index) => ({ ...line, calls: firstCalls[index] ?? [] })),
    blocks: flow.blocks,
    notes: new Map(flow.notes.map(({ number, lines }) => [number, { lines }])),
  }
}

/** The number of the note that each call calls, by the id of the call. */
function numberCalls(notes: readonly Note[]): Map<string, number> {
  return new Map(notes.flatMap(({ calls, number }) => calls.map(({ id }) => [id, number] as const)))
}
