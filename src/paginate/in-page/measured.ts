import type { TableWidths } from '../layout/fit-table.js'
import type { Block, NoteBody, PageSpec } from '../layout/galley.js'

/** The notes at the width of the note area. */
export interface MeasuredNotes {
  notes: MeasuredNote[]
  spec: Pick<PageSpec, 'height' | 'separator' | 'noteGap'>
}

/** What one reading of the page gives: the galley with the ids of calls as they stand in the document. */
export interface MeasuredFlow extends MeasuredNotes {
  lines: MeasuredLine[]
  blocks: MeasuredBlock[]
  /** Height in px of the type area of the sections whose pages are turned, by their place among all. */
  turned: [section: number, height: number][]
  /** Ids of the sections, in order; empty if one has none. */
  sections: string[]
  /** Pages of the document that stand before the flow: elements with the class `page`, such as the cover. */
  pagesBefore: number
  /** Elements that something refers to by page, and the line on which each begins. */
  anchors: [id: string, line: number][]
  /** Whether there are references that name pages, for `readReferences` to read. */
  namesPages: boolean
}

/** A block of the galley. */
export interface MeasuredBlock extends Block {
  /** Where the block comes from, as `file:line:column`. */
  source?: string
}

/** A line of the galley; lengths in px. */
export interface MeasuredLine {
  top: number
  bottom: number
  block: number
  /** `data-call` of every call on the line, in order. */
  calls: string[]
}

/** A note of the galley. */
export interface MeasuredNote extends NoteBody {
  number: number
  /** Where its definition begins, as `file:line:column`. */
  source?: string
  /** `data-call` of every call inside the note. */
  calls: string[]
}

/** Something that is wider than the page has room for. */
export interface MeasuredExcess {
  kind: 'table' | 'turned-table' | 'picture' | 'text'
  /** By how many px. */
  excess: number
  /** Where it comes from, as `file:line:column`. */
  source?: string
}

/** A table's type and how wide it wants to be. */
export interface MeasuredTable extends TableWidths {
  /** Size of its type in points, as it is set. */
  size: number
  /** BCP 47. */
  language: string
}

/** A reference that names the page of its target. */
export interface MeasuredReference {
  /** `data-reference`. */
  id: string
  /** The line on which what it leads to begins; -1 where it is not printed. */
  targetLine: number
  /** Number of the note it stands in. */
  note?: number
  /** The line on which it begins: of the galley, or of its note; -1 where it is not printed. */
  line: number
}
