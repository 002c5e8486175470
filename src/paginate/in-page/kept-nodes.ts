/** A line of the galley as it stands in the document. */
export interface GalleyNode {
  /** The block that the line stands in, or what stays whole. */
  element: Element
  /** The text or the picture that a line begins with; null for what stays whole. */
  start: Text | Element | null
  top: number
  /** The other rows of a line that a table's head and its first row make. */
  rows?: Element[]
}

/** Where each line begins: what the measuring leaves for the placing. */
export interface GalleyNodes {
  lines: GalleyNode[]
  /** First text of each line of each note, by the note's number. */
  notes: Map<number, { element: HTMLElement; lines: { text: Text; top: number }[] }>
}

/** Where a line begins: at a character, or with a picture. */
export interface LineEnd {
  start: Text | Element
  offset: number
  block: Element
}

/** Where a page ends: with its section, before a line, a line of code, a text after blocks, a row or a block. */
export type PageEnd =
  | { kind: 'section'; element: Element }
  | ({ kind: 'line' } & LineEnd)
  | ({ kind: 'code' } & LineEnd & { start: Text })
  | { kind: 'text'; node: Text | Element }
  | { kind: 'row' | 'block'; element: Element; chain: Element[] }

/** Where a later part of a split note begins. */
export interface NoteCut {
  line: number
  text: Text
  offset: number
}

/** What `findPageEnds` leaves for the placing. */
export interface FoundEnds {
  ends: PageEnd[]
  /** By the number of the note. */
  noteCuts: Map<number, NoteCut[]>
  /** What the placing has put at the end of each page, if anything. */
  areas?: (HTMLElement | undefined)[]
}

/** A table row in the pieces that it was cut into, and as it was before. */
export interface CutRow {
  pieces: Element[]
  whole: Element
}

/** What a step keeps in the page for the steps after it; nodes never leave the browser. */
export const kept: {
  galley: GalleyNodes | undefined
  ends: FoundEnds | undefined
  cutRows: CutRow[]
} = { galley: undefined, ends: undefined, cutRows: [] }

/**
 * Returns the nodes that `measure` has kept.
 *
 * @throws Error where `measure` has not run.
 */
export function takeGalley(): GalleyNodes {
  if (!kept.galley) throw new Error('Expected `measure` to have run in this page')
  return kept.galley
}
