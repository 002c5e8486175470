import type { Note } from '../footnotes/note.js'

/** Where a briefing's calls, notes and references came to stand, page by page. Absent without a PDF. */
export interface Pages {
  count: number
  pageOfCall: ReadonlyMap<string, number>
  pagesOfNote: ReadonlyMap<number, readonly number[]>
  pageOfElement: ReadonlyMap<string, number>
  /** Where references begin and which page they name, by their ids; absent if they name none. */
  references?: ReadonlyMap<string, ReferencePages>
  /** Notes that begin on a later page than their calls, because no page had room to begin all that one line calls. */
  late?: readonly { note: number }[]
  /** Pages before the text: the cover. */
  pagesBefore?: number
  /** Sizes in points of the first letters: of blocks by where they come from as `file:line:column`, of notes by number. */
  typeSizes?: { blocks: ReadonlyMap<string, number>; notes: ReadonlyMap<number, number> }
  /** Figures that stand elsewhere than in the text, in the order in which they were moved. */
  moved?: readonly MovedFloat[]
  /** Pages that are turned: as wide as the others are high. */
  turned?: readonly number[]
  /** PostScript names of the fonts that the page asked for. */
  fonts?: readonly string[]
  /** The sheet as the style sheet has it. */
  paper?: Paper
}

/** A figure that is printed later than it stands in the text. Blocks are named as `file:line:column`. */
export interface MovedFloat {
  /** Where it begins, and the block after it in the text; none after the last of a chapter. */
  source: string
  next?: string
  /** The block before which it is printed; none if it comes last. */
  before?: string
}

/** A sheet and its type area, in points. */
export interface Paper {
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
  /** What a page has below its upper margin besides the height of its type; free for what rises above a first line. */
  headRoom?: number
}

/** Where a link in the text leads: how far that lies from the upper left corner of its page's type area, in whole px. */
export interface PlacedTarget {
  id: string
  /** Numbered from 1, the cover included. */
  page: number
  left: number
  top: number
}

/** The page on which a reference begins, and the one it names. */
export interface ReferencePages {
  on: number | undefined
  page: number | undefined
}

/** The page of everything that has an id: headings, figures, calls, notes. */
export function locateTargets(
  notes: readonly Note[],
  {
    pageOfElement,
    pageOfCall,
    pagesOfNote,
  }: Pick<Pages, 'pageOfElement' | 'pageOfCall' | 'pagesOfNote'>,
): Map<string, number> {
  const ofNotes = notes.flatMap(({ id, number }) => {
    const [page] = pagesOfNote.get(number) ?? []
    return page === undefined ? [] : [[id, page] as const]
  })
  return new Map([...pageOfElement, ...pageOfCall, ...ofNotes])
}
