import fc from 'fast-check'
import type { Galley, NoteBody, PageSpec } from '../../../src/paginate/layout/galley.js'
import { galley, type Piece, piece } from './galley-builders.js'

/** A galley and the page it is to be broken into. */
export interface Flow {
  galley: Galley
  spec: PageSpec
}

/** A piece, and the notes that each of its lines calls. */
interface Passage {
  piece: Piece
  notes: NoteBody[][]
}

/**
 * Galleys of up to `passages` blocks and tables, nastier than life: figures and notes taller than the page, several
 * calls on a line, more than a page can begin, empty notes, heads upon heads, heights in Blink's units of 1/64 px.
 * Of ten passages, one is a figure, or as many as are said for nine others.
 */
export function randomFlows(passages: number, figures = 1): fc.Arbitrary<Flow> {
  const passage = fc.oneof(
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: figures, arbitrary: figure },
    { weight: 1, arbitrary: table },
  )
  return fc
    .record({ spec, passages: fc.array(passage, { minLength: 1, maxLength: passages }) })
    .map(({ spec, passages }) => ({ spec, galley: set(passages.flat()) }))
}

const px = (min: number, max: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min, max }) },
    fc.integer({ min: min * 64, max: max * 64 }).map((units) => units / 64),
  )

const spec: fc.Arbitrary<PageSpec> = fc.record({
  height: fc.integer({ min: 40, max: 120 }),
  separator: px(0, 8),
  noteGap: px(0, 3),
  orphans: fc.integer({ min: 1, max: 3 }),
  widows: fc.integer({ min: 1, max: 3 }),
  noteLines: fc.integer({ min: 1, max: 3 }),
})

const noteBody: fc.Arbitrary<NoteBody> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 7 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 50 }) },
    ),
    fc.oneof({ weight: 12, arbitrary: px(4, 6) }, { weight: 1, arbitrary: px(20, 125) }),
  )
  .map(([count, height]) => ({
    lines: Array.from({ length: count }, (_, line) => ({
      top: line * height,
      bottom: (line + 1) * height,
    })),
  }))

/** The notes that a line calls: mostly none. */
const calls = fc.oneof(
  { weight: 5, arbitrary: fc.constant<NoteBody[]>([]) },
  { weight: 2, arbitrary: fc.array(noteBody, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.array(noteBody, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(noteBody, { minLength: 2, maxLength: 8 }) },
)

const rarely = fc.integer({ min: 0, max: 9 }).map((chance) => chance === 9)

const setting = fc.record({ above: px(0, 6), opens: rarely, keepWithNext: rarely })

const paragraph = fc
  .tuple(
    setting,
    px(8, 12),
    fc.array(calls, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('text', 'text', 'code'),
  )
  .map(([given, height, notes, kind]): Passage[] => [
    { piece: piece(kind, Array(notes.length).fill(height), given), notes },
  ])

const heading = fc
  .tuple(setting, px(10, 30), fc.integer({ min: 1, max: 2 }))
  .map(([given, height, count]): Passage[] => [
    {
      piece: piece('heading', Array(count).fill(height), { ...given, keepWithNext: true }),
      notes: [],
    },
  ])

const figure = fc
  .tuple(setting, px(5, 140), calls)
  .map(([given, height, notes]): Passage[] => [
    { piece: piece('figure', [height], given), notes: [notes] },
  ])

const table = fc
  .tuple(
    setting,
    px(8, 14),
    px(8, 20),
    fc.array(calls, { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([{ above, opens }, headHeight, rowHeight, notes, hasHead]): Passage[] => {
    const head = piece('head-row', [headHeight], { above, opens })
    const given = { repeatedHead: hasHead ? headHeight : 0 }
    const rows = notes.map((each) => ({ piece: piece('row', [rowHeight], given), notes: [each] }))
    return hasHead ? [{ piece: head, notes: [] }, ...rows] : rows
  })

function set(passages: readonly Passage[]): Galley {
  const bodies: NoteBody[] = []
  const pieces = passages.map(({ piece, notes }) => {
    const calls = new Map<number, number[]>()
    for (const [line, called] of notes.entries()) {
      calls.set(
        line,
        called.map((body) => bodies.push(body)),
      )
    }
    return { ...piece, calls }
  })
  return galley(pieces, bodies)
}
