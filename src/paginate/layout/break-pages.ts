import { findBreakpoints } from './breakpoints.js'
import { type Choice, choosePage, type Flow } from './choose-page.js'
import { countCalled, stackFloats } from './float-choices.js'
import { at, type Galley, heightOf, type NotePart, type Page, type PageSpec } from './galley.js'
import { findCarry, type NoteStack, stackNotes } from './note-need.js'

/**
 * Decides the pages of a galley, each with the notes first called on it at its foot.
 *
 * TeX's page model (tex.web §1005: a page costs badness, penalty and its notes), but the optimum over a whole section
 * instead of page by page (M. F. Plass, *Optimal Pagination Techniques for Automatic Typesetting Systems*, 1981).
 *
 * Lines must run downwards: from one to the next neither `top` nor `bottom` decreases.
 *
 * @throws Error when a line calls a note that the galley lacks or that an earlier line has called.
 */
export function breakPages(galley: Galley, spec: PageSpec): Page[] {
  if (!(spec.height > 0 && spec.noteLines >= 1)) {
    throw new RangeError('Expected a page height above 0 and at least 1 line of a split note')
  }
  const breakpoints = findBreakpoints(galley, spec)
  const stack = stackNotes(galley, spec)
  const floats = stackFloats(galley, stack.calledBefore)
  const flow: Flow = { galley, spec, breakpoints, stack, floats }
  const pages: Page[] = []
  let start = 0
  for (const [line, { kind }] of breakpoints.entries()) {
    if (kind !== 'forced') continue
    pages.push(...breakSection(fitSection(flow, start), start, line + 1))
    start = line + 1
  }
  return pages
}

/** Takes a section by its first line; returns the flow with pages as high as that section's. */
function fitSection(flow: Flow, start: number): Flow {
  const { galley, spec, stack } = flow
  const { section } = at(galley.blocks, at(galley.lines, start).block)
  const own = { ...spec, height: heightOf(spec, section) }
  return { ...flow, spec: own, stack: { ...stack, spec: own } }
}

/**
 * Breaks one section, the lines from `start` up to `stop`, by dynamic programming over `Work`.
 *
 * What is left of the notes stands on a page of notes before the next section; a chapter never opens with it.
 */
function breakSection(flow: Flow, start: number, stop: number): Page[] {
  /** By the line, counted from `start`, by the carry and by the floats that wait. */
  const solved: Choice[][][] = Array.from({ length: stop - start + 1 }, () => [])
  const solve = (first: number, carry: number, waiting: number): Choice => {
    const ofLine = at(solved, first - start)
    const choices = ofLine[carry] ?? []
    ofLine[carry] = choices
    const known = choices[waiting]
    if (known) return known
    const choice = choosePage(flow, { first, carry, waiting, stop }, solve)
    choices[waiting] = choice
    return choice
  }

  // From the back, so that `solve` finds the pages after a page known and recurs only along a run of carries.
  for (let line = stop - 1; line >= start; line--) solve(line, 0, 0)

  const { stack, floats } = flow
  const pages: Page[] = []
  for (let first = start, carry = 0, waiting = 0; first < stop || carry > 0 || waiting > 0; ) {
    const choice = solve(first, carry, waiting)
    const { end, rest, used, overfull, shrunk } = choice
    const before = countCalled(floats, first, waiting)
    const notes = listParts(stack, before, countCalled(floats, end, choice.waiting), carry, rest)
    const late = listLate(stack, before, carry, notes)
    const landed = listLanded(at(floats.endedBefore, first) - waiting, choice)
    const floating = { ...(landed && { landed }), ...(shrunk > 0 && { shrunk }) }
    pages.push({ first, end, notes, used, overfull, late, ...floating })
    first = end
    carry = rest
    waiting = choice.waiting
  }
  return pages
}

/** The floats that come to stand on a page after they have waited, from `from` on. */
function listLanded(from: number, { landed, before }: Choice): Page['landed'] {
  if (landed === 0) return undefined
  return { floats: Array.from({ length: landed }, (_, index) => from + index), before }
}

/** The notes at a page's foot: the carry, then those first called on it, without the `rest` lines of them all. */
function listParts(
  stack: NoteStack,
  before: number,
  called: number,
  carry: number,
  rest: number,
): NotePart[] {
  const start = findCarry(stack, before, carry)
  const stop = findCarry(stack, called, rest)
  const parts = stack.notes.slice(start.index, stop.index + (stop.from > 0 ? 1 : 0))
  return parts.map(({ number, lines }, index) => ({
    number,
    from: index === 0 ? start.from : 0,
    to: start.index + index === stop.index ? stop.from : lines.length,
  }))
}

/** Those of a page's notes that begin here though they are called before it. */
function listLate(
  stack: NoteStack,
  before: number,
  carry: number,
  notes: readonly NotePart[],
): number[] {
  if (carry === 0) return []
  const carried = before - findCarry(stack, before, carry).index
  return notes.slice(0, carried).flatMap(({ number, from }) => (from === 0 ? [number] : []))
}
