import type { Galley, Page } from './galley.js'

/** Which page holds what; pages are numbered from `before + 1`. */
export interface Locations {
  pageOfLine: ReadonlyMap<number, number>
  /** More than one page where a note is split. */
  pagesOfNote: ReadonlyMap<number, readonly number[]>
}

/** Takes decided pages and the number of pages before them; returns the page of every line and note. */
export function locate(pages: readonly Page[], before: number): Locations {
  const pageOfLine = new Map<number, number>()
  const pagesOfNote = new Map<number, number[]>()
  for (const [index, { first, end, notes }] of pages.entries()) {
    const number = before + index + 1
    for (let line = first; line < end; line += 1) pageOfLine.set(line, number)
    for (const note of notes) {
      pagesOfNote.set(note.number, [...(pagesOfNote.get(note.number) ?? []), number])
    }
  }
  return { pageOfLine, pagesOfNote }
}

/** The section of a page; one of notes only belongs to the line before it. */
export function sectionOf({ blocks, lines }: Galley, { first, end }: Page): number {
  return blocks[lines[end > first ? first : first - 1]?.block ?? -1]?.section ?? 0
}
