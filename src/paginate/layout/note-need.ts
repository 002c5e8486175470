import { at, type Galley, type NoteBody, type PageSpec } from './galley.js'

/** The notes of a galley in the order of their calls, with sums that make the need of any candidate page O(1). */
export interface NoteStack {
  spec: PageSpec
  notes: readonly StackedNote[]
  /** For each line, and for the end, how many notes are called before it. */
  calledBefore: Int32Array
  /** For each note, and for the end, the height in px of all notes before it, each with a gap. */
  heightBefore: Float64Array
  /** For each note, and for the end, the lines of all notes before it; an empty note counts as one, to be seen. */
  linesBefore: Int32Array
  /**
   * For each note, the index of the last one before it that has a higher number; -1 if there is none. The cells of a row
   * that may be cut are read one by one, but set side by side.
   */
  lastHigher: Int32Array
}

/** A note in the order in which notes stand at the foot of pages. */
export interface StackedNote extends NoteBody {
  number: number
}

/** What the notes of a candidate page take. */
export interface NoteNeed {
  /** Height in px of separator, notes and gaps; 0 without notes. */
  height: number
  /** How many lines of the notes called so far the next page must carry; 0 when every note ends here. */
  rest: number
}

/** A place in the stack: a line of a note. */
export interface StackPlace {
  /** Index of the note. */
  index: number
  /** Its first line from here on. */
  from: number
}

/** Slack in px of all comparisons of heights; Blink lays out in units of 1/64 px. */
export const heightTolerance = 0.01

const noNotes: NoteNeed = { height: 0, rest: 0 }

/**
 * Lines the notes up in the order of their calls.
 *
 * @throws Error when a line calls a note that the galley lacks, or one that was called before.
 */
export function stackNotes(galley: Galley, spec: PageSpec): NoteStack {
  const notes: StackedNote[] = []
  const called = new Set<number>()
  const calledBefore = new Int32Array(galley.lines.length + 1)
  for (const [index, line] of galley.lines.entries()) {
    for (const number of line.calls) {
      const body = galley.notes.get(number)
      if (!body) throw new Error(`Expected a body for note ${number}, called on line ${index + 1}`)
      if (called.has(number)) {
        throw new Error(
          `Expected only the first call of note ${number}, got another on line ${index + 1}`,
        )
      }
      called.add(number)
      notes.push({ number, lines: body.lines })
    }
    calledBefore[index + 1] = notes.length
  }
  const heightBefore = new Float64Array(notes.length + 1)
  const linesBefore = new Int32Array(notes.length + 1)
  for (const [index, note] of notes.entries()) {
    const height = partHeight(note, 0, note.lines.length) + spec.noteGap
    heightBefore[index + 1] = at(heightBefore, index) + height
    linesBefore[index + 1] = at(linesBefore, index) + Math.max(1, note.lines.length)
  }
  return { spec, notes, calledBefore, heightBefore, linesBefore, lastHigher: findHigher(notes) }
}

/** For each note, the index of the last one before it that has a higher number; -1 if there is none. */
function findHigher(notes: readonly StackedNote[]): Int32Array {
  const found = new Int32Array(notes.length)
  // Those that may still be the last higher one of a later note, their numbers falling.
  const falling: number[] = []
  for (const [index, { number }] of notes.entries()) {
    while (falling.length > 0 && at(notes, at(falling, falling.length - 1)).number < number)
      falling.pop()
    found[index] = falling.at(-1) ?? -1
    falling.push(index)
  }
  return found
}

/** Where the last `carry` lines of the first `called` notes begin. */
export function findCarry(stack: NoteStack, called: number, carry: number): StackPlace {
  const { linesBefore } = stack
  let index = called
  if (carry === 0) return { index, from: 0 }
  const place = at(linesBefore, index) - carry
  while (at(linesBefore, index) > place) index--
  return { index, from: place - at(linesBefore, index) }
}

/**
 * What the notes take on a page that calls those from `before` up to `called`, entered with `carry` lines of the notes
 * called before it; undefined when they cannot stand in `room` px.
 *
 * Every note begins on the page of its first call, so all but the last stand whole. The last may be split, and then
 * takes all the room there is, as TeX's inserts do (tex.web §1010); not if one of a higher number begins here, since what
 * goes on on the next page stands below all others.
 */
export function findNoteNeed(
  stack: NoteStack,
  before: number,
  called: number,
  carry: number,
  room: number,
): NoteNeed | undefined {
  const last = findLastNote(stack, before, called, carry)
  if (!last) return noNotes
  const { note, from, above } = last
  const whole = above + partHeight(note, from, note.lines.length)
  if (whole <= room + heightTolerance) return { height: whole, rest: 0 }
  const begun = findFirstBegun(stack, before, carry)
  if (called - 1 > begun && at(stack.lastHigher, called - 1) >= begun) return undefined
  const to = splitNote(note, from, room - above, stack.spec)
  if (to === undefined) return undefined
  return { height: above + partHeight(note, from, to), rest: note.lines.length - to }
}

/** Index of the first note that begins on a page, and does not go on there. */
function findFirstBegun(stack: NoteStack, before: number, carry: number): number {
  const { index, from } = findCarry(stack, before, carry)
  return from > 0 ? index + 1 : index
}

/**
 * What the same notes take where not all of them need begin: as many as stand in `room` px, in order, the last of them
 * split where it must be; `rest` is all that is left. With `before === called` it is the need of a page of notes only.
 */
export function fillWithNotes(
  stack: NoteStack,
  before: number,
  called: number,
  carry: number,
  room: number,
): NoteNeed {
  const { linesBefore } = stack
  const start = findCarry(stack, before, carry)
  const stop = called
  const countRest = (index: number, from: number) =>
    at(linesBefore, stop) - at(linesBefore, index) - from
  let height = 0
  for (let index = start.index; index < stop; index++) {
    const { note, from, above } = findNote(stack, start, index)
    const whole = above + partHeight(note, from, note.lines.length)
    if (whole <= room + heightTolerance) {
      height = whole
      continue
    }
    const to = splitNote(note, from, room - above, stack.spec)
    if (to === undefined) return { height, rest: countRest(index, from) }
    return { height: above + partHeight(note, from, to), rest: countRest(index, to) }
  }
  return { height, rest: 0 }
}

/** The least of a carry that a page takes when no room is enough for it: the first lines of its first note. */
export function findLeastOfCarry(stack: NoteStack, called: number, carry: number): NoteNeed {
  const start = findCarry(stack, called, carry)
  const { note, from, above } = findNote(stack, start, start.index)
  const count = note.lines.length
  const least = countLeastLines(note, from, stack.spec)
  const to = count - from < 2 * least ? count : from + least
  return { height: above + partHeight(note, from, to), rest: carry - Math.max(1, to - from) }
}

/** Height in px of the lines `from` up to `to` of a note. */
function partHeight(note: NoteBody, from: number, to: number): number {
  return from < to ? at(note.lines, to - 1).bottom - at(note.lines, from).top : 0
}

/** A note on a page: its first line here, and the height in px of separator, notes and gaps above it. */
interface PlacedNote {
  note: StackedNote
  from: number
  above: number
}

/** The last note of a page that calls those from `before` up to `called`. */
function findLastNote(
  stack: NoteStack,
  before: number,
  called: number,
  carry: number,
): PlacedNote | undefined {
  const start = findCarry(stack, before, carry)
  return start.index < called ? findNote(stack, start, called - 1) : undefined
}

/** The note at an index of the stack, on a page whose notes begin at `start`. */
function findNote(
  { spec, notes, heightBefore }: NoteStack,
  start: StackPlace,
  index: number,
): PlacedNote {
  const note = at(notes, index)
  if (index === start.index) return { note, from: start.from, above: spec.separator }
  const head = at(notes, start.index)
  const headHeight = partHeight(head, start.from, head.lines.length) + spec.noteGap
  const between = at(heightBefore, index) - at(heightBefore, start.index + 1)
  return { note, from: 0, above: spec.separator + headHeight + between }
}

/** The end of the longest part of a note, from line `from`, that stands in `room` px and may be split off. */
function splitNote(note: NoteBody, from: number, room: number, spec: PageSpec): number | undefined {
  const least = countLeastLines(note, from, spec)
  let low = from + least
  let high = note.lines.length - least
  const fits = (to: number) => partHeight(note, from, to) <= room + heightTolerance
  if (low > high || !fits(low)) return undefined
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** The least number of lines on each side of a split: the house's, or 1 for what no page could hold otherwise. */
function countLeastLines(note: NoteBody, from: number, spec: PageSpec): number {
  const room = spec.height - spec.separator + heightTolerance
  const count = note.lines.length
  const wholeFits = partHeight(note, from, count) <= room
  const splits = count - from >= 2 * spec.noteLines
  const startFits = splits && partHeight(note, from, from + spec.noteLines) <= room
  return wholeFits || startFits ? spec.noteLines : 1
}
