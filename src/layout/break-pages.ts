import { at } from './at.js'
import { type Breakpoint, findBreakpoints } from './breakpoints.js'
import { badness, costs, stubLines, stubShare } from './costs.js'
import type { Galley, NotePart, Page, PageSpec } from './galley.js'
import {
  findLeastNoteNeed,
  findNoteNeed,
  type NoteNeed,
  type NoteStack,
  stackNotes,
  tolerance,
} from './note-need.js'

/**
 * Decides the pages of a galley, each with the notes first called on it at its foot.
 *
 * TeX's page model (tex.web §1005: a page costs badness + penalty + its notes) with the optimum over whole sections in
 * place of TeX's page-by-page choice (Plass, *Optimal pagination techniques*, 1981). Lines must run downwards: neither
 * `top` nor `bottom` ever decreases.
 */
export function breakPages(galley: Galley, spec: PageSpec): Page[] {
  const flow: Flow = {
    galley,
    spec,
    breakpoints: findBreakpoints(galley, spec),
    stack: stackNotes(galley, spec),
  }
  const pages: Page[] = []
  let start = 0
  for (const [index, { kind }] of flow.breakpoints.entries()) {
    if (kind !== 'forced') continue
    pages.push(...breakSection(flow, start, index + 1))
    start = index + 1
  }
  return pages
}

/** All that the choice of a page looks at. */
interface Flow {
  galley: Galley
  spec: PageSpec
  breakpoints: readonly Breakpoint[]
  stack: NoteStack
}

/** The best page from some line on, with the cost of it and of all pages of the section after it. */
interface Choice {
  end: number
  notes: NoteNeed
  used: number
  overfull: boolean
  cost: number
}

const sectionEnd: Choice = {
  end: 0,
  notes: { height: 0, rest: 0 },
  used: 0,
  overfull: false,
  cost: 0,
}

/**
 * Breaks one section, the lines `start` up to `stop`, by dynamic programming.
 *
 * A state is the line that the next page begins with, and how many lines of the last note called before it are still to
 * come. The last lines are solved first, so that the recursion goes no deeper than a run of split notes.
 */
function breakSection(flow: Flow, start: number, stop: number): Page[] {
  const solved: Choice[][] = Array.from({ length: stop - start + 1 }, () => [])
  at(solved, stop - start)[0] = sectionEnd

  const solve = (line: number, carry: number): Choice => {
    const choices = at(solved, line - start)
    const known = choices[carry]
    if (known) return known
    const choice = choosePage(flow, line, stop, carry, solve)
    choices[carry] = choice
    return choice
  }

  for (let line = stop - 1; line >= start; line--) solve(line, 0)

  const pages: Page[] = []
  let first = start
  let carry = 0
  while (first < stop || carry > 0) {
    const { end, notes, used, overfull } = solve(first, carry)
    pages.push({
      first,
      end,
      notes: listParts(flow.stack, first, end, carry, notes.rest),
      used,
      overfull,
    })
    first = end
    carry = notes.rest
  }
  return pages
}

/**
 * Chooses the cheapest page that begins with a line and a carry.
 *
 * Forbidden breaks come into question only where no legal one fits. Ties go to the later end, the fuller page.
 */
function choosePage(
  flow: Flow,
  first: number,
  stop: number,
  carry: number,
  solve: (line: number, carry: number) => Choice,
): Choice {
  const { galley, spec, stack, breakpoints } = flow
  const notesOnly = carry > 0 ? choosePageOfNotes(flow, first, stop, carry, solve) : undefined
  if (notesOnly && (first === stop || notesOnly.notes.rest > 0)) return notesOnly

  let legal: Choice | undefined
  let forbidden: Choice | undefined
  for (let end = first + 1; end <= stop; end++) {
    const text = textHeight(galley, first, end)
    const notes = findNoteNeed(stack, first, end, carry, spec.height - text)
    if (!notes || text + notes.height > spec.height + tolerance) break
    const { kind, penalty } = at(breakpoints, end - 1)
    const used = text + notes.height
    const last = end === stop && notes.rest === 0
    const white = last
      ? end - first <= stubLines && text <= stubShare * spec.height
        ? costs.stub
        : 0
      : badness(spec.height - used, spec.height)
    const cost =
      costs.page + white + penalty + splitCost(carry, notes) + solve(end, notes.rest).cost
    if (kind === 'forbidden') {
      if (!forbidden || cost <= forbidden.cost)
        forbidden = { end, notes, used, overfull: false, cost }
    } else if (!legal || cost <= legal.cost) {
      legal = { end, notes, used, overfull: false, cost }
    }
  }
  const best = legal ?? forbidden
  if (best && notesOnly) return notesOnly.cost < best.cost ? notesOnly : best
  return best ?? notesOnly ?? chooseOverfullLine(flow, first, solve)
}

/** A page with nothing but the carry. */
function choosePageOfNotes(
  { spec, stack }: Flow,
  line: number,
  stop: number,
  carry: number,
  solve: (line: number, carry: number) => Choice,
): Choice {
  const fitting = findNoteNeed(stack, line, line, carry, spec.height)
  const notes = fitting ?? findLeastNoteNeed(stack, line, line, carry)
  const last = line === stop && notes.rest === 0
  const white = last ? 0 : badness(spec.height - notes.height, spec.height)
  const cost =
    costs.page + costs.notesOnly + white + splitCost(carry, notes) + (fitting ? 0 : costs.overfull)
  return {
    end: line,
    notes,
    used: notes.height,
    overfull: !fitting,
    cost: cost + solve(line, notes.rest).cost,
  }
}

/** A page with a single line that, with the least of its notes, no page can hold. */
function chooseOverfullLine(
  { galley, breakpoints, stack }: Flow,
  first: number,
  solve: (line: number, carry: number) => Choice,
): Choice {
  const end = first + 1
  const notes = findLeastNoteNeed(stack, first, end, 0)
  const { penalty } = at(breakpoints, first)
  const cost =
    costs.page + costs.overfull + penalty + splitCost(0, notes) + solve(end, notes.rest).cost
  return { end, notes, used: textHeight(galley, first, end) + notes.height, overfull: true, cost }
}

function splitCost(carry: number, notes: NoteNeed): number {
  if (notes.rest === 0) return 0
  return carry > 0 ? costs.noteSplit + costs.noteSplitAgain : costs.noteSplit
}

/** Height in px of the lines `first` up to `end` on a page of their own, with the table head that Chrome repeats. */
function textHeight({ lines, blocks }: Galley, first: number, end: number): number {
  const line = at(lines, first)
  return at(lines, end - 1).bottom - line.top + at(blocks, line.block).repeatedHead
}

/** The notes at a page's foot: the carry, then those first called on it; `rest` lines of the last go on. */
function listParts(
  { notes, calledBefore }: NoteStack,
  first: number,
  end: number,
  carry: number,
  rest: number,
): NotePart[] {
  const start = at(calledBefore, first)
  const stop = at(calledBefore, end)
  const parts = notes
    .slice(carry > 0 ? start - 1 : start, stop)
    .map(({ number, lines }): NotePart => ({ number, from: 0, to: lines.length }))
  const head = parts[0]
  if (head && carry > 0) head.from = head.to - carry
  const last = parts.at(-1)
  if (last) last.to -= rest
  return parts
}
