import type { Breakpoint } from './breakpoints.js'
import { badness, bearable, costs, priceShrinking, stubLines, stubShare } from './costs.js'
import {
  countCalled,
  type FloatChoice,
  type FloatStack,
  findShrunk,
  listChoices,
  measureLeast,
} from './float-choices.js'
import { at, type Galley, type PageSpec } from './galley.js'
import {
  fillWithNotes,
  findLeastOfCarry,
  findNoteNeed,
  heightTolerance,
  type NoteNeed,
  type NoteStack,
} from './note-need.js'

/** All that is known of a galley before its first page is broken. */
export interface Flow {
  galley: Galley
  spec: PageSpec
  /** The break after each line. */
  breakpoints: readonly Breakpoint[]
  stack: NoteStack
  floats: FloatStack
}

/** What is left to do of a section; with `carry` and `waiting` the state of the dynamic programme. */
export interface Work {
  /** The line that the next page begins with. */
  first: number
  /** How many lines of the notes called before it are still to come: the rest of one, and late ones after it. */
  carry: number
  /** How many floats before it are still to come. */
  waiting: number
  /** The line after the section's last. */
  stop: number
}

/** The best next page. */
export interface Choice {
  end: number
  /** How many lines of the notes called so far it leaves to the page after it. */
  rest: number
  /** How many floats before its end it leaves to the page after it. */
  waiting: number
  /** How many that waited stand on it, and the line before which they do. */
  landed: number
  before: number
  /** How far its floats are set less high, as `Page.shrunk` says it. */
  shrunk: number
  used: number
  overfull: boolean
  /** What this page and all after it in the section cost; infinite where floats can wait no longer. */
  cost: number
}

/** The best choice for a line, a carry and floats that wait, in the same section. */
export type Solve = (first: number, carry: number, waiting: number) => Choice

/** Costs closer than this are a tie; sums of hundreds of pages are not exact. */
const tie = 1e-6

/**
 * Chooses the page that, with the best pages after it, costs least; of equals the one that ends later, the fuller.
 *
 * A forbidden break is considered only where no legal one fits the page, whatever it would save elsewhere.
 */
export function choosePage(flow: Flow, work: Work, solve: Solve): Choice {
  const { breakpoints } = flow
  const { first, carry, waiting, stop } = work
  const notesOnly = carry > 0 ? choosePageOfNotes(flow, work, solve) : undefined
  // What no page can hold at once leaves no room for text beside it.
  if (notesOnly && notesOnly.rest > 0) return notesOnly

  let legal: Choice | undefined
  let forbidden: Choice | undefined
  for (let end = waiting > 0 ? first : first + 1; end <= stop; end++) {
    const fitting = fitPage(flow, work, end, solve)
    if (!fitting) break
    const allowed = end === first || at(breakpoints, end - 1).kind !== 'forbidden'
    for (const choice of fitting) {
      const best = allowed ? legal : forbidden
      if (choice.cost === Number.POSITIVE_INFINITY) continue
      if (best && choice.cost > best.cost + tie) continue
      if (allowed) legal = choice
      else forbidden = choice
    }
  }
  const best = legal ?? forbidden
  if (!best && waiting > 0) return notesOnly ?? impossible(first)
  if (!best) return notesOnly ?? chooseLonePage(flow, work, solve)
  return notesOnly && notesOnly.cost < best.cost - tie ? notesOnly : best
}

/** The pages of the lines up to `end` that there is room for; undefined if no page can end so late, or later. */
function fitPage(flow: Flow, work: Work, end: number, solve: Solve): Choice[] | undefined {
  const { spec, stack, floats } = flow
  const { first, carry, waiting } = work
  const text = measureText(flow.galley, first, end)
  if (measureLeast(floats, first, end, text) > spec.height + heightTolerance) return undefined
  const before = countCalled(floats, first, waiting)
  const fitting: Choice[] = []
  const choices = listChoices(floats, work, end)
  for (const choice of choices) {
    const height = text + choice.height
    if (choice.landed === 0 && height <= 0) continue
    const room = spec.height - height
    const findRoom = (px: number): NoteNeed | undefined =>
      px < -heightTolerance ? undefined : findNoteNeed(stack, before, choice.called, carry, px)
    const need = findRoom(room)
    if (need)
      fitting.push(makeChoice(flow, work, { end, floats: choice, need, text: height }, solve))
    if (choice.shrink === 0 || need?.rest === 0) continue
    // Smaller pictures make room for what then stands whole, not for a note that is split all the same.
    const whole = findRoom(room + choice.shrink + choice.further)
    if (whole?.rest !== 0) continue
    const excess = Math.max(0, whole.height - room)
    const shrunk = findShrunk(excess, choice)
    const price = shrunk > 0 ? priceShrinking(excess / choice.shrink) : 0
    const smaller = { end, floats: choice, need: whole, text: height - excess, shrunk, price }
    fitting.push(makeChoice(flow, work, smaller, solve))
  }
  // The least that lines and notes take only grows with each line: without floats, what follows cannot fit either. Lines
  // that take nothing make no page by themselves.
  const isFull = fitting.length === 0 && choices.length === 1 && text > 0
  return isFull && end > first && waiting === 0 ? undefined : fitting
}

/** What a page would hold. */
interface Draft {
  end: number
  floats: Pick<FloatChoice, 'waiting' | 'landed' | 'before'>
  need: NoteNeed
  /** Height in px of all but its notes. */
  text: number
  shrunk?: number
  /** What it costs that its floats are set less high. */
  price?: number
  overfull?: boolean
}

function makeChoice(flow: Flow, work: Work, draft: Draft, solve: Solve): Choice {
  const { end, floats, need, text, shrunk = 0, price = 0, overfull = false } = draft
  const { waiting, landed, before } = floats
  const { rest, height } = need
  const own = price + pricePage(flow, work, draft)
  const cost = own + (overfull ? costs.overfull : 0) + priceRest(work, end, rest, waiting, solve)
  return { end, rest, waiting, landed, before, shrunk, used: text + height, overfull, cost }
}

/** Floats wait that no longer have a place to stand: no layout takes this path. */
function impossible(first: number): Choice {
  return {
    end: first,
    rest: 0,
    waiting: 0,
    landed: 0,
    before: first,
    shrunk: 0,
    used: 0,
    overfull: false,
    cost: Number.POSITIVE_INFINITY,
  }
}

/**
 * A page with as much of the carry as fits, and nothing else; overfull when not a line of it fits. Between the rows of a
 * table Chrome prints the head on it all the same.
 */
function choosePageOfNotes(flow: Flow, work: Work, solve: Solve): Choice {
  const { galley, spec, stack, floats } = flow
  const { first, carry, waiting } = work
  const head = galley.blocks[galley.lines[first]?.block ?? -1]?.repeatedHead ?? 0
  const height = spec.height - head
  // A note that only a page without the head could hold may be split in any place.
  const lower = { ...stack, spec: { ...stack.spec, height } }
  const called = countCalled(floats, first, waiting)
  const filled = fillWithNotes(lower, called, called, carry, height)
  const overfull = filled.rest === carry
  const need = overfull ? findLeastOfCarry(lower, called, carry) : filled
  const nothing = { waiting, landed: 0, before: first }
  const draft = { end: first, floats: nothing, need, text: head, overfull }
  return makeChoice(flow, work, draft, solve)
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
  const overfull = text > height + heightTolerance
  const [from, to] = [countCalled(flow.floats, first, 0), countCalled(flow.floats, end, 0)]
  const need = fillWithNotes(flow.stack, from, to, 0, height - text)
  const nothing = { waiting: 0, landed: 0, before: first }
  return makeChoice(flow, work, { end, floats: nothing, need, text, overfull }, solve)
}

/** What a page costs in itself; with `end === first` a page of notes or of floats only. */
function pricePage(flow: Flow, work: Work, { end, floats, need, text }: Draft): number {
  const { waiting, landed } = floats
  const { height } = flow.spec
  const { first, carry, stop } = work
  const used = text + need.height
  let price: number = costs.page + costs.floated * waiting
  if (end < stop || need.rest > 0 || waiting > 0) {
    price += badness(height - used, height)
    if (flow.galley.floats && used < (1 - bearable) * height) price += costs.hole
  } else if (end - first <= stubLines && used <= stubShare * height) price += costs.stub
  if (end > first) price += at(flow.breakpoints, end - 1).penalty
  else if (landed === 0) price += costs.notesOnly
  if (need.rest > 0) {
    price += costs.noteSplit + costs.carriedLine * need.rest
    if (carry > 0) price += costs.noteSplitAgain
  }
  return price
}

function priceRest(
  { stop }: Work,
  end: number,
  rest: number,
  waiting: number,
  solve: Solve,
): number {
  return end === stop && rest === 0 && waiting === 0 ? 0 : solve(end, rest, waiting).cost
}

/**
 * Height in px of the lines `first` up to `end` on a page of their own, with the table head that Chrome repeats; of no
 * lines where they are equal.
 */
function measureText({ lines, blocks }: Galley, first: number, end: number): number {
  if (end === first) return 0
  const { top, block } = at(lines, first)
  return at(lines, end - 1).bottom - top + at(blocks, block).repeatedHead
}
