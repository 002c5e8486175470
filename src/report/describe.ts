import type { Briefing } from './briefing.js'

/** Where a briefing's calls, notes and references came to stand, page by page. Absent without a PDF. */
export interface Pages {
  count: number
  pageOfCall: ReadonlyMap<string, number>
  pagesOfNote: ReadonlyMap<number, readonly number[]>
  pageOfElement: ReadonlyMap<string, number>
}

/** The note model as `output/<id>/<id>.json` holds it: plain data, the same for the same input. */
export function describeBriefing(briefing: Briefing, pages?: Pages) {
  const { id, frontMatter, notes, figures, tables, chapters } = briefing
  const pageOf = (element: string) =>
    pages ? { page: pages.pageOfElement.get(element) ?? null } : {}
  return {
    id,
    title: frontMatter.title,
    language: frontMatter.language,
    version: frontMatter.version,
    ...(pages && { pages: pages.count }),
    chapters: chapters.map((chapter) => ({
      number: chapter.number,
      id: chapter.id,
      ...pageOf(chapter.id),
    })),
    notes: notes.map((note) => ({
      number: note.number,
      label: note.label,
      file: note.file,
      line: note.definition.position?.start.line ?? null,
      column: note.definition.position?.start.column ?? null,
      urls: note.urls,
      ...(pages && { pages: pages.pagesOfNote.get(note.number) ?? [] }),
      calls: note.calls.map((call) => ({
        id: call.id,
        file: call.file,
        line: call.position.start.line,
        column: call.position.start.column,
        place: call.place,
        ...(pages && { page: pages.pageOfCall.get(call.id) ?? null }),
      })),
    })),
    figures: figures.map(({ number, id: figure }) => ({ number, id: figure, ...pageOf(figure) })),
    tables: tables.map(({ number, id: table }) => ({ number, id: table, ...pageOf(table) })),
    ...(pages && { pageMap: describePages(pages) }),
  }
}

/** For each page its notes; a note that goes on over several pages stands in each of them. */
function describePages(pages: Pages): { page: number; notes: number[] }[] {
  const notesOfPage = Array.from({ length: pages.count }, (): number[] => [])
  for (const [note, places] of pages.pagesOfNote) {
    for (const page of places) notesOfPage[page - 1]?.push(note)
  }
  return notesOfPage.map((notes, index) => ({ page: index + 1, notes }))
}
