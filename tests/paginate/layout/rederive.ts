import type {
  Galley,
  NoteBody,
  NotePart,
  Page,
  PageSpec,
} from '../../../src/paginate/layout/galley.js'

/*
 * What the promises measure pages by: the builder's arithmetic and rules, derived a second time and in the plainest
 * way. Nothing here may come from the builder, or from here go there.
 */

/** A note from one of its lines on. */
export type NoteStart = Pick<NotePart, 'number' | 'from'>

/** Slack in px of all comparisons of heights. */
export const tolerance = 0.01

/** Whether a section begins with this line. */
export function opensSection({ lines, blocks }: Galley, line: number): boolean {
  const sectionOf = (index: number) => blocks[lines[index]?.block ?? -1]?.section
  return line > 0 && sectionOf(line) !== sectionOf(line - 1)
}

/** What is wrong with a page that ends after this line; undefined when nothing is. */
export function faultAfter(galley: Galley, spec: PageSpec, line: number): string | undefined {
  const { lines, blocks } = galley
  const index = lines[line]?.block ?? -1
  const block = blocks[index]
  if (!block || line + 1 >= lines.length || opensSection(galley, line + 1)) return undefined
  if (lines[line + 1]?.block !== index) {
    const keeps = block.keepWithNext || block.kind === 'heading' || block.kind === 'head-row'
    return keeps ? 'what belongs to the next line' : undefined
  }
  if (block.kind === 'row') return undefined
  if (block.kind !== 'text' && block.kind !== 'code') return 'a part of what stays whole'
  let above = 1
  while (lines[line - above]?.block === index) above++
  let below = 1
  while (lines[line + below + 1]?.block === index) below++
  if (above < spec.orphans) return 'an orphan'
  return below < spec.widows ? 'a widow' : undefined
}

/** Height in px of the page as it is. */
export function heightOf(galley: Galley, spec: PageSpec, { first, end, notes }: Page): number {
  return textHeight(galley, first, end) + heightOfNotes(galley, spec, notes)
}

/** Height in px of the notes of a page with their separator. */
export function heightOfNotes(galley: Galley, spec: PageSpec, notes: readonly NotePart[]): number {
  const gaps = spec.separator + spec.noteGap * (notes.length - 1)
  const heights = notes.map(({ number, from, to }) =>
    noteHeight(galley.notes.get(number), from, to),
  )
  return notes.length > 0 ? gaps + sum(heights) : 0
}

/** Height in px of the least that must stand on a page reported overfull: one line, or a few lines of a carry. */
export function leastOf(galley: Galley, spec: PageSpec, { first, end, notes }: Page): number {
  if (first < end) return textHeight(galley, first, first + 1)
  const own = specOfPage(galley, spec, first, end)
  return textHeight(galley, first, end) + leastOfNotes(galley, own, notes.slice(0, 1))
}

/** What a page offers its notes: one of notes only, between two rows, has no room where Chrome prints the head again. */
export function specOfPage(galley: Galley, spec: PageSpec, first: number, end: number): PageSpec {
  return first < end ? spec : { ...spec, height: spec.height - textHeight(galley, first, end) }
}

/** The least height in px of a page of these lines and this carry: only its last note may go on. */
export function leastHeight(
  galley: Galley,
  spec: PageSpec,
  first: number,
  end: number,
  carry: readonly NoteStart[],
): number {
  const called = galley.lines.slice(first, end).flatMap(({ calls }) => calls)
  const begun = called.map((number) => ({ number, from: 0 }))
  return textHeight(galley, first, end) + leastOfNotes(galley, spec, [...carry, ...begun])
}

/** The least height in px of these notes with their separator: only the last may go on. */
export function leastOfNotes(galley: Galley, spec: PageSpec, starts: readonly NoteStart[]): number {
  const notes = starts.map(({ number, from }, index, all) => {
    const note = galley.notes.get(number)
    const whole = note?.lines.length ?? 0
    const least = note ? leastOfSplit(note, from, spec) : 0
    const to = index === all.length - 1 && whole - from >= 2 * least ? from + least : whole
    return noteHeight(note, from, to)
  })
  return notes.length > 0 ? spec.separator + spec.noteGap * (notes.length - 1) + sum(notes) : 0
}

/** The least lines on a side of a split: the house's, or 1 where even a page of its own could not hold the note. */
export function leastOfSplit(note: NoteBody, from: number, spec: PageSpec): number {
  const fitsAlone = (to: number) =>
    spec.separator + noteHeight(note, from, to) <= spec.height + tolerance
  if (fitsAlone(note.lines.length)) return spec.noteLines
  const enough = note.lines.length - from >= 2 * spec.noteLines
  return enough && fitsAlone(from + spec.noteLines) ? spec.noteLines : 1
}

/** Of no lines it is that of the table head that Chrome prints again over a page of notes between two rows. */
export function textHeight({ lines, blocks }: Galley, first: number, end: number): number {
  const head = lines[first]
  const last = lines[end - 1]
  if (!head) return 0
  const repeated = blocks[head.block]?.repeatedHead ?? 0
  return end <= first || !last ? repeated : last.bottom - head.top + repeated
}

function noteHeight(note: NoteBody | undefined, from: number, to: number): number {
  const head = note?.lines[from]
  const last = note?.lines[to - 1]
  return head && last && from < to ? last.bottom - head.top : 0
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
