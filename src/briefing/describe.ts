import type { Nodes } from 'mdast'
import { addressOf } from '../addresses/leads-to.js'
import { isMonthly } from '../source/front-matter.js'
import { formatPlace, sourcePlaceOf } from '../source/place.js'
import type { Briefing, Chapter } from './briefing.js'
import { orderAsPrinted } from './order-as-printed.js'
import type { Pages, ReferencePages } from './pages.js'
import { createPlainTexts, joinTexts, type PlainText, type PlainTexts } from './plain-texts.js'
import { type Words, wordsOf } from './words.js'

/** Raised whenever readers of the JSON file have to change; `briefing verify` reads this version only. */
export const formatVersion = 1

/** A link that leads out of the report. */
export interface SourceLink {
  url: string
  file: string
  line: number | null
  column: number | null
}

/** A link that leads to something in the report. */
export interface InternalLink {
  /** The id of what it leads to. */
  target: string
  /** The page on which that stands; null if the plan does not know it, absent without a PDF. */
  page?: number | null
  file: string
  line: number | null
  column: number | null
}

/** What `describeBriefing` returns. */
export type NoteModel = ReturnType<typeof describeBriefing>

/**
 * The note model as `output/<id>/<id>.json` holds it: plain data, the same for the same input. It has all that is
 * needed to prove the PDF against it.
 */
export function describeBriefing(briefing: Briefing, pages?: Pages) {
  const { id, frontMatter, notes, figures, tables, chapters } = briefing
  const words = wordsOf(frontMatter.language)
  const printed = createPlainTexts(briefing, words, pages)
  const pageOf = (element: string) =>
    pages ? { page: pages.pageOfElement.get(element) ?? null } : {}
  return {
    formatVersion,
    id,
    title: frontMatter.title,
    language: frontMatter.language,
    version: frontMatter.version,
    classification: frontMatter.classification,
    layout: frontMatter.layout,
    toc: frontMatter.toc ?? false,
    ...(frontMatter['summary-pages'] && { summaryPages: frontMatter['summary-pages'] }),
    ...(pages && describePlan(pages)),
    chapters: chapters.map((chapter) => ({
      number: chapter.number,
      id: chapter.id,
      title: printed.title(chapter.title.children),
      ...sourcePlaceOf(chapter.body.file, chapter.title),
      ...pageOf(chapter.id),
    })),
    notes: describeNotes(notes, printed, pages),
    figures: figures.map(({ number, id: figure }) => ({ number, id: figure, ...pageOf(figure) })),
    tables: tables.map(({ number, id: table }) => ({ number, id: table, ...pageOf(table) })),
    texts: orderAsPrinted(listTexts(briefing, words, printed), pages?.moved ?? []).map((text) => ({
      ...text,
      ...sizeOf(pages?.typeSizes?.blocks.get(formatPlace(text))),
    })),
    ...listLinks(briefing, pageOf),
    ...(pages?.references && { references: listReferences(briefing, printed, pages.references) }),
    ...(pages && { pageMap: describePages(pages) }),
  }
}

/** How many pages there are, and what they look like. */
function describePlan(pages: Pages) {
  return {
    pages: pages.count,
    pagesBefore: pages.pagesBefore ?? pagesBeforeText(pages),
    ...(pages.paper && { paper: pages.paper }),
    ...(pages.fonts && { fonts: pages.fonts }),
    ...(pages.turned?.length && { turned: pages.turned }),
  }
}

function describeNotes(notes: Briefing['notes'], printed: PlainTexts, pages: Pages | undefined) {
  const late = new Set(pages?.late?.map(({ note }) => note))
  return notes.map((note) => ({
    number: note.number,
    id: note.id,
    label: note.label,
    ...sourcePlaceOf(note.file, note.definition),
    ...joinTexts(printed.blocks(note.file, 'body', note.definition.children), ' '),
    urls: note.urls,
    ...(pages && { pages: pages.pagesOfNote.get(note.number) ?? [] }),
    ...(late.has(note.number) && { late: true }),
    ...sizeOf(pages?.typeSizes?.notes.get(note.number)),
    calls: note.calls.map((call) => ({
      id: call.id,
      file: call.file,
      line: call.position.start.line,
      column: call.position.start.column,
      place: call.place,
      ...(pages && { page: pages.pageOfCall.get(call.id) ?? null }),
    })),
  }))
}

function sizeOf(size: number | undefined): { size?: number } {
  return size === undefined ? {} : { size }
}

/** For each page its notes; a note that goes on over several pages stands in each of them. */
function describePages(pages: Pages): { page: number; notes: number[] }[] {
  const notesOfPage = Array.from({ length: pages.count }, (): number[] => [])
  for (const [note, places] of pages.pagesOfNote) {
    for (const page of places) notesOfPage[page - 1]?.push(note)
  }
  return notesOfPage.map((notes, index) => ({ page: index + 1, notes }))
}

function pagesBeforeText({ pageOfElement }: Pages): number {
  const numbers = [...pageOfElement.values()].filter((page) => page > 0)
  return numbers.length > 0 ? Math.min(...numbers) - 1 : 0
}

/** Every text in the order in which it is printed. */
function listTexts(
  { frontMatter, opening, chapters, disclaimer }: Briefing,
  words: Words,
  printed: PlainTexts,
): PlainText[] {
  const monthly = isMonthly(frontMatter)
  const matter = { place: 'closing', file: opening.file, line: 1, column: 1 } as const
  const summary = ({ number, title, summary: blocks, body: { file } }: Chapter): PlainText[] => {
    const text = `${words.chapter(number)} ${words.quoteTitle(printed.title(title.children))}`
    return [
      { kind: 'summary-title', place: 'summary', text, ...sourcePlaceOf(file, title) },
      ...printed.blocks(file, 'summary', blocks),
    ]
  }
  return [
    ...printed.blocks(opening.file, monthly ? 'summary' : 'body', opening.blocks),
    ...(monthly ? chapters.flatMap(summary) : []),
    ...chapters.flatMap(({ title, body: { file, blocks } }) =>
      printed.blocks(file, 'body', [title, ...blocks]),
    ),
    ...printed.blocks(opening.file, 'closing', disclaimer),
    ...(frontMatter.contact ?? []).map(
      (text): PlainText => ({ kind: 'paragraph', text, ...matter }),
    ),
  ].filter(({ text }) => text.trim() !== '')
}

/** Links out of the report, and those to a place in it. */
function listLinks(
  { opening, chapters, notes, disclaimer, index }: Briefing,
  pageOf: (element: string) => { page?: number | null },
): { links: SourceLink[]; internalLinks: InternalLink[] } {
  const links: SourceLink[] = []
  const internalLinks: InternalLink[] = []
  const visit = (file: string, node: Nodes): void => {
    if (node.type === 'footnoteDefinition') return
    if (node.type === 'link') {
      const target = index.targetByLink.get(node)
      const url = target ? undefined : addressOf(node)
      if (target)
        internalLinks.push({
          target: target.id,
          ...pageOf(target.id),
          ...sourcePlaceOf(file, node),
        })
      else if (url !== undefined) links.push({ url, ...sourcePlaceOf(file, node) })
    }
    if ('children' in node) for (const child of node.children) visit(file, child)
  }
  for (const block of opening.blocks) visit(opening.file, block)
  for (const { title, summary, body } of chapters) {
    for (const block of [title, ...summary, ...body.blocks]) visit(body.file, block)
  }
  for (const { file, definition } of notes) {
    for (const block of definition.children) visit(file, block)
  }
  for (const block of disclaimer) visit(opening.file, block)
  return { links, internalLinks }
}

/** Every reference that may name a page and is printed, as it reads. */
function listReferences(
  { index }: Briefing,
  printed: PlainTexts,
  standing: ReadonlyMap<string, ReferencePages>,
) {
  return [...index.referenceByLink].flatMap(([link, { id, file, target }]) => {
    const { on, page = null } = standing.get(id) ?? {}
    const text = printed.reference(link) ?? ''
    return on ? [{ target: target.id, text, page, on, ...sourcePlaceOf(file, link) }] : []
  })
}
