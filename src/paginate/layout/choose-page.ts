import { at } from './at.js'
import type { Breakpoint } from './breakpoints.js'
import { badness, costs, stubLines, stubShare } from './costs.js'
import type { Galley, PageSpec } from './galley.js'
import {
  fillWithNotes,
  findLeastOfCarry,
  findNoteNeed,
  type NoteNeed,
  type NoteStack,
  tolerance,
} from './note-need.js'

/** All that is known of a galley before its first page is broken. */
export interface Flow {
  galley: Galley
  spec: PageSpec
  /** The break after each line. */
  breakpoints: readonly Breakpoint[]
  stack: NoteStack
}

/** What is left to do of a section; with `carry` the state of the dynamic programme. */
export interface Work {
  /** The line that the next page begins with. */
  first: number
  /** How many lines of the notes called before it are still to come: the rest of one, and late ones behind it. */
  carry: number
  /** The line after the section's last. */
  stop: number
}

/** The best next page. */
export interface Choice {
  end: number
  /** How many lines of the notes called so far it leaves to the page after it. */
  rest: number
  used: number
  overfull: boolean
  /** What this page and all after it in the section cost. */
  cost: number
}

/** The best choice for a line and a carry in the same section. */
export type Solve = (first: number, carry: number) => Choice

/** Costs closer than this are a tie; sums of hundreds of pages are not exact. */
const tie = 1e-6

/**
 * Chooses the page that, with the best pages after it, costs least; of equals the one that ends later, the fuller.
 *
 * A forbidden break comes into question only where no legal one fits the page, whatever it would save elsewhere.
 */
export function choosePage(flow: Flow, work: Work, solve: Solve): Choice {
  const { spec, breakpoints, stack } = flow
  const { first, carry, stop } = work
  const notesOnly = carry > 0 ? choosePageOfNotes(flow, work, solve) : undefined
  // What no page can hold at once leaves no room for text beside it.
  if (notesOnly && notesOnly.rest > 0) return notesOnly

  let legal: Choice | undefined
  let forbidden: Choice | undefined
  for (let end = first + 1; end <= stop; end++) {
    const text = measureText(flow.galley, first, end)
    const room = spec.height - text
    const need = room < -tolerance ? undefined : findNoteNeed(stack, first, end, carry, room)
    // The least that lines and notes take only grows with each line: what follows cannot fit either.
    if (!need) break
    const allowed = at(breakpoints, end - 1).kind !== 'forbidden'
    const best = allowed ? legal : forbidden
    const cost = pricePage(flow, work, end, need, text) + priceRest(work, end, need, solve)
    if (best && cost > best.cost + tie) continue
    const choice = { end, rest: need.rest, used: text + need.height, overfull: false, cost }
    if (allowed) legal = choice
    else forbidden = choice
  }
  const best = legal ?? forbidden
  if (!best) return notesOnly ?? chooseLonePage(flow, work, solve)
  return notesOnly && notesOnly.cost < best.cost - tie ? notesOnly : best
}

/** A page with as much of the carry as fits, and nothing else; overfull when not a line of it fits. */
function choosePageOfNotes(flow: Flow, work: Work, solve: Solve): Choice {
  const { spec, stack } = flow
  const { first, carry } = work
  const filled = fillWithNotes(stack, first, first, carry, spec.height)
  const overfull = filled.rest === carry
  const need = overfull ? findLeastOfCarry(stack, first, carry) : filled
  const price = pricePage(flow, work, first, need, 0) + (overfull ? costs.overfull : 0)
  const cost = price + priceRest(work, first, need, solve)
  return { end: first, rest: need.rest, used: need.height, overfull, cost }
}

/**
 * A page with one line that no page can hold together with the beginnings of all its notes: those that find room begin
 * here, the others come late, as the carry. Overfull when the line itself is taller than the page.
 */
function chooseLonePage(flow: Flow, work: Work, solve: Solve): Choice {
  const { first } = work
  const { height } = flow.spec
  const end = first + 1
  const text = measureText(flow.galley, first, end)
  const overfull = text > height + tolerance
  const need = fillWithNotes(flow.stack, first, end, 0, height - text)
  const price = pricePage(flow, work, end, need, text) + (overfull ? costs.overfull : 0)
  const cost = price + priceRest(work, end, need, solve)
  return { end, rest: need.rest, used: text + need.height, overfull, cost }
}

/** What a page costs in itself; with `end === first` a page of notes only. */
function pricePage(flow: Flow, work: Work, end: number, need: NoteNeed, text: number): number {
  const { height } = flow.spec
  const { first, carry, stop } = work
  const used = text + need.height
  let price: number = costs.page
  if (end < stop || need.rest > 0) price += badness(height - used, height)
  else if (end - first <= stubLines && used <= stubShare * height) price += costs.stub
  price += end > first ? at(flow.breakpoints, end - 1).penalty : costs.notesOnly
  if (need.rest > 0) {
    price += costs.noteSplit + costs.carriedLine * need.rest
    if (carry > 0) price += costs.noteSplitAgain
  }
  return price
}

function priceRest({ stop }: Work, end: number, { rest }: NoteNeed, solve: Solve): number {
  return end === stop && rest === 0 ? 0 : solve(end, rest).cost
}

/** Height in px of the lines `first` up to `end` on a page of their own, with the table head that Chrome repeats. */
function measureText({ lines, blocks }: Galley, first: number, end: number): number {
  const { top, block } = at(lines, first)
  return at(lines, end - 1).bottom - top + at(blocks, block).repeatedHead
}
