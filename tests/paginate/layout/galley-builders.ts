import type {
  Block,
  BlockKind,
  Galley,
  Line,
  NoteBody,
  PageSpec,
} from '../../../src/paginate/layout/galley.js'

/** A block as the tests write it: how tall its lines are, and which notes they call. */
export interface Piece {
  kind: BlockKind
  /** Height in px of each line. */
  lines: number[]
  /** Notes called on each line, by the line's place in the block. */
  calls: Map<number, number[]>
  keepWithNext: boolean
  repeatedHead: number
  /** Margin in px above the block. */
  above: number
  /** Whether a section begins here. */
  opens: boolean
}

/** A block of lines of these heights in px, plain but for what is given. */
export function piece(kind: BlockKind, lines: number[], given: Partial<Piece> = {}): Piece {
  return {
    kind,
    lines,
    calls: new Map(),
    keepWithNext: kind === 'heading' || kind === 'head-row',
    repeatedHead: 0,
    above: 0,
    opens: false,
    ...given,
  }
}

/** A paragraph of one line of the given height in px. */
export const line = (height = 10): Piece => piece('text', [height])

/** A paragraph of `count` lines. */
export const para = (count: number, height = 10): Piece => piece('text', Array(count).fill(height))

export const code = (count: number, height = 10): Piece => piece('code', Array(count).fill(height))

export const heading = (height = 10): Piece => piece('heading', [height])

export const figure = (height: number): Piece => piece('figure', [height])

/** The head of a table. */
export const headRow = (height = 10): Piece => piece('head-row', [height])

/** A body row; `repeatedHead` is the height of the table head that Chrome prints again above it. */
export const row = (height = 10, repeatedHead = 0): Piece =>
  piece('row', [height], { repeatedHead })

/** Several rows. */
export const rows = (count: number, height = 10, repeatedHead = 0): Piece[] =>
  Array.from({ length: count }, () => row(height, repeatedHead))

/** The piece with the first calls of these notes on one of its lines (the first when nothing else is said). */
export const calling = (of: Piece, numbers: number[], onLine = 0): Piece => ({
  ...of,
  calls: new Map(of.calls).set(onLine, numbers),
})

/** The piece with a margin above it. */
export const below = (margin: number, of: Piece): Piece => ({ ...of, above: margin })

/** The piece as the beginning of a section. */
export const opening = (of: Piece): Piece => ({ ...of, opens: true })

export const keeping = (of: Piece): Piece => ({ ...of, keepWithNext: true })

/** A note of `count` lines. */
export const note = (count: number, height = 5): NoteBody => ({
  lines: Array.from({ length: count }, (_, index) => ({
    top: index * height,
    bottom: (index + 1) * height,
  })),
})

/** Sets the pieces as one column; the notes are numbered from 1. */
export function galley(
  pieces: readonly (Piece | readonly Piece[])[],
  notes: readonly NoteBody[] = [],
): Galley {
  const lines: Line[] = []
  const blocks: Block[] = []
  let bottom = 0
  let section = 0
  for (const each of pieces.flat()) {
    if (each.opens && blocks.length > 0) section++
    bottom += each.above
    for (const [index, height] of each.lines.entries()) {
      lines.push({
        top: bottom,
        bottom: bottom + height,
        block: blocks.length,
        calls: each.calls.get(index) ?? [],
      })
      bottom += height
    }
    const { kind, keepWithNext, repeatedHead } = each
    blocks.push({ kind, section, keepWithNext, repeatedHead })
  }
  return { lines, blocks, notes: new Map(notes.map((body, index) => [index + 1, body])) }
}

/** A page of 100 px: ten lines of text, or fewer with the separator (4 px) and notes (5 px a line, 1 px between two). */
export const spec = (given: Partial<PageSpec> = {}): PageSpec => ({
  height: 100,
  separator: 4,
  noteGap: 1,
  orphans: 2,
  widows: 2,
  noteLines: 2,
  ...given,
})
