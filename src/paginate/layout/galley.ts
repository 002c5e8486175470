/**
 * The galley: the whole flow set as one tall column at the width of the page, as plain numbers.
 *
 * The browser measures it once; everything here and in the rest of `layout/` is pure. All lengths are CSS px.
 * The words are TeX's and Typst's: see `src/README.md`.
 */
export interface Galley {
  /** The smallest pieces that a page break cannot cut, from the first to the last. */
  lines: readonly Line[]
  /** The blocks that lines belong to; `Line.block` is an index into this list. */
  blocks: readonly Block[]
  /** Every note that a line calls, by its number. */
  notes: ReadonlyMap<number, NoteBody>
  /**
   * What may stand later than in the text, in order: figures, and tables with a caption. Where it is absent, pages are
   * asked for with everything in its place; where it is empty, all that may float has been moved.
   */
  floats?: readonly Float[]
}

/** A figure or a table that may be printed later than it stands in the text, while the text goes on, or smaller. */
export interface Float {
  /** Its first line and the line after its last. */
  first: number
  end: number
  /**
   * The lines before which it may be printed instead, ascending, all after it: where a block begins, up to the end of
   * its section; none if it stays. Two floats that may both stand at one of them share all between.
   */
  landings: readonly number[]
  /** Px by which it may be set less high, its picture smaller; absent if it keeps its size. */
  shrink?: number
  /** Px on top of it, where a page would otherwise end in a hole. */
  further?: number
}

/** A line of text, a table row, a figure: what stays whole. */
export interface Line {
  /**
   * Upper edge in px from the galley's top: the line box with its half-leading, and with the padding and border of
   * boxes that begin here. Margins are not part of it, except above the first line of a section (Chrome keeps those).
   */
  top: number
  /** Lower edge in px, with the padding and border of boxes that end here. */
  bottom: number
  /** Index of the block this line belongs to. */
  block: number
  /** Numbers of the notes whose *first* call stands on this line, in order; a note called inside one of them follows it. */
  calls: readonly number[]
}

/** What a block is, as far as page breaks depend on it. */
export type BlockKind = 'text' | 'heading' | 'figure' | 'row' | 'head-row' | 'code'

/** A block of the flow: a paragraph, a row, a figure. */
export interface Block {
  kind: BlockKind
  /** Each section starts on a new page: the summary, the contents, a chapter. Counted from 0, never decreasing. */
  section: number
  /** Whether a page may not end after this block while there is another way: headings, captions above tables. */
  keepWithNext: boolean
  /** Height in px of the table head that Chrome prints again on a page that begins with this block; 0 outside tables. */
  repeatedHead: number
}

/** The typeset body of a note, at the width of the note area. */
export interface NoteBody {
  /** Its lines from the top; a note may be split between two of them. Tops are relative to the note's own top. */
  lines: readonly NoteLine[]
}

/** A line of a note; lengths in px from the note's top. */
export interface NoteLine {
  top: number
  bottom: number
}

/** What a page offers and what the house asks of it. */
export interface PageSpec {
  /** Height of the type area in px. */
  height: number
  /** The same by section, where its pages are turned and not as high. */
  heights?: ReadonlyMap<number, number>
  /** Height in px of the rule over the notes with the space above and below it; paid once on a page with notes. */
  separator: number
  /** Space in px between two notes. */
  noteGap: number
  /** Least number of lines of a paragraph at a page's foot (orphans) and head (widows). */
  orphans: number
  widows: number
  /** Least number of a split note's lines on each of its two pages. */
  noteLines: number
}

/** Height in px of the pages of a section. */
export function heightOf({ height, heights }: PageSpec, section: number): number {
  return heights?.get(section) ?? height
}

/** A decided page. */
export interface Page {
  /** First line on the page and the line after the last: `lines.slice(first, end)`. Equal on a page of notes only. */
  first: number
  end: number
  /** The notes at its foot from the top; the rest of a split note comes first. */
  notes: readonly NotePart[]
  /** Height in px taken by lines and notes together. */
  used: number
  /** True where a single line, of text or of a note, is taller than the page. */
  overfull: boolean
  /** Indexes of the floats that stand here though their text is on an earlier page, and the line before which they do. */
  landed?: { floats: readonly number[]; before: number }
  /**
   * The part of their `shrink` by which all floats on it are set less high, beyond 1 of what they may lose `further`; absent
   * if they keep their size.
   */
  shrunk?: number
  /** The notes that begin here though an earlier page calls them: no page could begin all that their line calls. */
  late: readonly number[]
}

/** Lines `from` up to, not including, `to` of a note. */
export interface NotePart {
  number: number
  from: number
  to: number
}

/**
 * The element at an index that the caller knows to be there.
 *
 * Turns a wrong index into an error at its place; a silent `NaN` would surface pages later.
 */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const element = list[index]
  if (element === undefined) {
    throw new RangeError(`Expected an index below ${list.length}, got ${index}`)
  }
  return element
}
