import { at } from './at.js'
import { findBreakpoints } from './breakpoints.js'
import { type Choice, choosePage, type Flow } from './choose-page.js'
import type { Galley, NotePart, Page, PageSpec } from './galley.js'
import { findCarry, type NoteStack, stackNotes } from './note-need.js'

/**
 * Decides the pages of a galley, each with the notes first called on it at its foot.
 *
 * TeX's page model (tex.web §1005: a page costs badness, penalty and its notes), but the optimum over a whole section
 * instead of page by page (M. F. Plass, *Optimal Pagination Techniques for Automatic Typesetting Systems*, 1981).
 *
 * Lines must run downwards: from one to the next neither `top` nor `bottom` decreases. Throws when a line calls a note
 * that the galley lacks or that an earlier line has called.
 */
export function breakPages(galley: Galley, spec: PageSpec): Page[] {
  if (!(spec.height > 0 && spec.noteLines >= 1)) {
    throw new RangeError('Expected a page height above 0 and at least 1 line of a split note')
  }
  const breakpoints = findBreakpoints(galley, spec)
  const flow: Flow = { galley, spec, breakpoints, stack: stackNotes(galley, spec) }
  const pages: Page[] = []
  let start = 0
  for (const [line, { kind }] of breakpoints.entries()) {
    if (kind !== 'forced') continue
    pages.push(...breakSection(fitSection(flow, start), start, line + 1))
    start = line + 1
  }
  return pages
}

/** Takes a section by its first line; gives the flow with pages as high as that section's. */
function fitSection(flow: Flow, start: number): Flow {
  const { galley, spec, stack } = flow
  const line = galley.lines[start]
  const height = line && spec.heights?.get(at(galley.blocks, line.block).section)
  if (height === undefined) return flow
  const own = { ...spec, height }
  return { ...flow, spec: own, stack: { ...stack, spec: own } }
}

/**
 * Breaks one section, the lines from `start` up to `stop`, by dynamic programming over `Work`.
 *
 * What is left of the notes stands on a page of notes before the next section; a chapter never opens with it.
 */
function breakSection(flow: Flow, start: number, stop: number): Page[] {
  const solved: Choice[][] = Array.from({ length: stop - start }, () => [])
  const carryOnly: Choice[] = []
  const solve = (first: number, carry: number): Choice => {
    const choices = first < stop ? at(solved, first - start) : carryOnly
    const known = choices[carry]
    if (known) return known
    const choice = choosePage(flow, { first, carry, stop }, solve)
    choices[carry] = choice
    return choice
  }

  // From the back, so that `solve` finds the pages behind a page known and recurs only along a run of carries.
  for (let line = stop - 1; line >= start; line--) solve(line, 0)

  const pages: Page[] = []
  for (let first = start, carry = 0; first < stop || carry > 0; ) {
    const { end, rest, used, overfull } = solve(first, carry)
    const notes = listParts(flow.stack, first, end, carry, rest)
    const late = listLate(flow.stack, first, carry, notes)
    pages.push({ first, end, notes, used, overfull, late })
    first = end
    carry = rest
  }
  return pages
}

/** The notes at a page's foot: the carry, then those first called on it, without the `rest` lines of them all. */
function listParts(
  stack: NoteStack,
  first: number,
  end: number,
  carry: number,
  rest: number,
): NotePart[] {
  const start = findCarry(stack, first, carry)
  const stop = findCarry(stack, end, rest)
  const parts = stack.notes.slice(start.index, stop.index + (stop.from > 0 ? 1 : 0))
  return parts.map(({ number, lines }, index) => ({
    number,
    from: index === 0 ? start.from : 0,
    to: start.index + index === stop.index ? stop.from : lines.length,
  }))
}

/** Those of a page's notes that begin here though they are called before its first line. */
function listLate(
  stack: NoteStack,
  first: number,
  carry: number,
  notes: readonly NotePart[],
): number[] {
  if (carry === 0) return []
  const carried = at(stack.calledBefore, first) - findCarry(stack, first, carry).index
  return notes.slice(0, carried).flatMap(({ number, from }) => (from === 0 ? [number] : []))
}
