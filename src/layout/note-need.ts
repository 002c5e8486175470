import { at } from './at.js'
import type { Galley, NoteBody, PageSpec } from './galley.js'

/** The notes of a galley in the order of their calls, with sums that make the need of any candidate page O(1). */
export interface NoteStack {
  spec: PageSpec
  notes: readonly StackedNote[]
  /** For each line, and for the end, how many notes are called before it. */
  calledBefore: Int32Array
  /** For each note, and for the end, the height in px of all notes before it, each with a gap. */
  heightBefore: Float64Array
}

export interface StackedNote extends NoteBody {
  number: number
}

/** What the notes of a candidate page take. */
export interface NoteNeed {
  /** Height in px of separator, notes and gaps; 0 without notes. */
  height: number
  /** How many lines of the page's last note the next page must carry; 0 when every note ends here. */
  rest: number
}

/** Slack in px of all comparisons of heights; Blink lays out in units of 1/64 px. */
export const tolerance = 0.01

const noNotes: NoteNeed = { height: 0, rest: 0 }

/** Lines the notes up. Throws when a line calls a note that the galley lacks, or one that was called before. */
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
  for (const [index, note] of notes.entries()) {
    const height = partHeight(note, 0, note.lines.length) + spec.noteGap
    heightBefore[index + 1] = at(heightBefore, index) + height
  }
  return { spec, notes, calledBefore, heightBefore }
}

/**
 * What the notes take on a page of the lines `first` up to `end`, entered with `carry` lines of the last note called
 * before it; undefined when they cannot stand in `room` px.
 *
 * Every note begins on the page of its first call, so all but the last stand whole. The last may be split, and then
 * takes all the room there is, as TeX's inserts do (tex.web §1010). With `first === end` it is the need of a page of
 * notes only.
 */
export function findNoteNeed(
  stack: NoteStack,
  first: number,
  end: number,
  carry: number,
  room: number,
): NoteNeed | undefined {
  const last = findLastNote(stack, first, end, carry)
  if (!last) return noNotes
  const { note, from, above } = last
  const whole = above + partHeight(note, from, note.lines.length)
  if (whole <= room + tolerance) return { height: whole, rest: 0 }
  const to = splitNote(note, from, room - above, stack.spec)
  if (to === undefined) return undefined
  return { height: above + partHeight(note, from, to), rest: note.lines.length - to }
}

/** The least that the notes of a page take when no room is enough for them. */
export function findLeastNoteNeed(
  stack: NoteStack,
  first: number,
  end: number,
  carry: number,
): NoteNeed {
  const last = findLastNote(stack, first, end, carry)
  if (!last) return noNotes
  const { note, from, above } = last
  const count = note.lines.length
  const least = countLeastLines(note, from, stack.spec)
  const to = count - from < 2 * least ? count : from + least
  return { height: above + partHeight(note, from, to), rest: count - to }
}

/** Height in px of the lines `from` up to `to` of a note. */
export function partHeight(note: NoteBody, from: number, to: number): number {
  return from < to ? at(note.lines, to - 1).bottom - at(note.lines, from).top : 0
}

/** A page's last note: its first line here, and the height in px of separator, notes and gaps above it. */
interface LastNote {
  note: StackedNote
  from: number
  above: number
}

function findLastNote(
  { spec, notes, calledBefore, heightBefore }: NoteStack,
  first: number,
  end: number,
  carry: number,
): LastNote | undefined {
  const start = at(calledBefore, first)
  const stop = at(calledBefore, end)
  let above = spec.separator
  if (carry > 0) {
    const note = at(notes, start - 1)
    const from = note.lines.length - carry
    if (start === stop) return { note, from, above }
    above += partHeight(note, from, note.lines.length) + spec.noteGap
  }
  if (start === stop) return undefined
  above += at(heightBefore, stop - 1) - at(heightBefore, start)
  return { note: at(notes, stop - 1), from: 0, above }
}

/** The end of the longest part of a note, from line `from`, that stands in `room` px and may be split off. */
function splitNote(note: NoteBody, from: number, room: number, spec: PageSpec): number | undefined {
  const least = countLeastLines(note, from, spec)
  let low = from + least
  let high = note.lines.length - least
  const fits = (to: number) => partHeight(note, from, to) <= room + tolerance
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
  const room = spec.height - spec.separator + tolerance
  const count = note.lines.length
  const wholeFits = partHeight(note, from, count) <= room
  const splits = count - from >= 2 * spec.noteLines
  const startFits = splits && partHeight(note, from, from + spec.noteLines) <= room
  return wholeFits || startFits ? spec.noteLines : 1
}
