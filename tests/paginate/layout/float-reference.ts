import {
  badness,
  bearable,
  costs,
  stubLines,
  stubShare,
} from '../../../src/paginate/layout/costs.js'
import type { Float, Galley, NotePart, PageSpec } from '../../../src/paginate/layout/galley.js'
import {
  faultAfter,
  heightOfNotes,
  leastOfSplit,
  opensSection,
  sum,
  textHeight,
  tolerance,
} from './rederive.js'
import { penaltyAfter } from './reference.js'

/*
 * The cheapest of all ways to set a galley with floats, by trying them all, for galleys that no page is too low for: where
 * no line and no note need be overfull or late.
 */

/** Where a section is broken next. */
interface State {
  first: number
  /** Floats before it that are still to come, by index. */
  waiting: readonly number[]
  /** What is still to come of the notes called so far. */
  carry: readonly NotePart[]
}

/** What the text and figures of a page take. */
interface Body {
  height: number
  /** Px by which its figures may be set less high, and on top of it. */
  shrink: number
  further: number
  /** Notes called for the first time, in the order in which they are read. */
  calls: readonly number[]
}

/** What the cheapest way costs; infinite where there is none but with something overfull or late. */
export function findCheapest(galley: Galley, spec: PageSpec): number {
  let total = 0
  for (let start = 0; start < galley.lines.length; ) {
    let stop = start + 1
    while (stop < galley.lines.length && !opensSection(galley, stop)) stop += 1
    total += trySection({ galley, spec, stop }, { first: start, waiting: [], carry: [] })
    start = stop
  }
  return total
}

interface Section {
  galley: Galley
  spec: PageSpec
  stop: number
}

function trySection(section: Section, state: State): number {
  const { galley, spec, stop } = section
  const { first, waiting, carry } = state
  if (first === stop && waiting.length === 0 && carry.length === 0) return 0
  // Between rows the head of their table stands above the notes.
  const empty: Body = { height: textHeight(galley, first, first), shrink: 0, further: 0, calls: [] }
  const notesOnly =
    carry.length > 0
      ? priceWay(section, state, { first, waiting, body: empty, landed: 0, shrunk: false })
      : Number.POSITIVE_INFINITY
  // A note that no page of its own ends goes on before all else.
  const whole = fitNotes(galley, spec, carry, spec.height - empty.height)
  if (whole?.some(({ number, to }) => to < countLines(galley, number))) return notesOnly
  let legal = Number.POSITIVE_INFINITY
  let forbidden = Number.POSITIVE_INFINITY
  for (let end = first; end <= stop; end += 1) {
    for (const { waits, lands, body } of listBodies(galley, state, end)) {
      for (const shrunk of [false, true]) {
        const way = { first: end, waiting: waits, body, landed: lands.length, shrunk }
        const price = priceWay(section, state, way)
        if (end > first && faultAfter(galley, spec, end - 1)) forbidden = Math.min(forbidden, price)
        else legal = Math.min(legal, price)
      }
    }
  }
  return Math.min(notesOnly, legal < Number.POSITIVE_INFINITY ? legal : forbidden)
}

interface Way {
  /** The line that the page after it begins with, and the floats that wait for it. */
  first: number
  waiting: readonly number[]
  body: Body
  landed: number
  shrunk: boolean
}

/** What a page and the cheapest way on from it cost; infinite where it cannot be set so. */
function priceWay(section: Section, state: State, way: Way): number {
  const { galley, spec, stop } = section
  const { body, shrunk } = way
  if (shrunk && body.shrink === 0) return Number.POSITIVE_INFINITY
  const begun = body.calls.map((number) => ({ number, from: 0, to: countLines(galley, number) }))
  const room = spec.height - body.height + (shrunk ? body.shrink + body.further : 0)
  const notes = fitNotes(galley, spec, [...state.carry, ...begun], room)
  if (!notes) return Number.POSITIVE_INFINITY
  const last = notes.at(-1)
  const rest = last ? countLines(galley, last.number) - last.to : 0
  if (shrunk && rest > 0) return Number.POSITIVE_INFINITY
  const taken = body.height + heightOfNotes(galley, spec, notes)
  const by = Math.max(0, taken - spec.height)
  if (shrunk && by <= tolerance) return Number.POSITIVE_INFINITY
  const used = shrunk ? taken - by : taken
  const goesOn = way.first < stop || rest > 0 || way.waiting.length > 0
  const gap = Math.max(0, spec.height - used)
  const lines = way.first - state.first
  let price = costs.page + costs.floated * way.waiting.length
  if (goesOn) price += badness(gap, spec.height) + (gap > bearable * spec.height ? costs.hole : 0)
  else if (lines <= stubLines && used <= stubShare * spec.height) price += costs.stub
  if (lines > 0 && way.first < galley.lines.length)
    price += penaltyAfter(galley, spec, way.first - 1)
  if (lines === 0 && way.landed === 0) price += costs.notesOnly
  if (rest > 0) price += costs.noteSplit + costs.carriedLine * rest
  if (rest > 0 && state.carry.length > 0) price += costs.noteSplitAgain
  if (shrunk) price += costs.shrunk + costs.shrunkMost * (by / body.shrink) ** 2
  const carry = last && rest > 0 ? [{ ...last, from: last.to, to: last.to + rest }] : []
  return price + trySection(section, { first: way.first, waiting: way.waiting, carry })
}

/** The notes whole, or with as much of the last as there is room for; undefined where that is too little. */
function fitNotes(
  galley: Galley,
  spec: PageSpec,
  notes: readonly NotePart[],
  room: number,
): NotePart[] | undefined {
  const last = notes.at(-1)
  const body = last && galley.notes.get(last.number)
  if (!last || !body) return room >= -tolerance ? [] : undefined
  const least = leastOfSplit(body, last.from, spec)
  const ends = [last.to]
  for (let to = last.to - least; to >= last.from + least; to -= 1) ends.push(to)
  return ends
    .map((to) => [...notes.slice(0, -1), { ...last, to }])
    .find((parts) => room >= -tolerance && heightOfNotes(galley, spec, parts) <= room + tolerance)
}

/** Every way to put the lines up to `end` and the floats that wait on one page. */
function listBodies(galley: Galley, { first, waiting }: State, end: number) {
  const floats = galley.floats ?? []
  const ended = floats.flatMap((float, index) =>
    first < float.end && float.end <= end ? [index] : [],
  )
  const open = [...waiting, ...ended]
  const isCut = floats.some((float) => float.first < end && end < float.end)
  return open.concat(-1).flatMap((_, count) => {
    const waits = open.slice(open.length - count)
    const lands = waiting.slice(0, open.length - count)
    const isHeld = (index: number) => {
      const { first: begins = 0, landings = [] } = floats[index] ?? {}
      return !landings.some((line) => line >= end) || (begins < first && !waiting.includes(index))
    }
    if (waits.some(isHeld) || (isCut && waits.length > 0)) return []
    const before = findPlace(
      lands.map((index) => floats[index]),
      first,
      end,
    )
    if (before === undefined) return []
    const body = setBody(galley, { first, end }, { waits, lands, before })
    const isEmpty = lands.length === 0 && body.height <= 0
    return isEmpty ? [] : [{ waits, lands, body }]
  })
}

/** The first line of a page before which all of some floats may stand. */
function findPlace(
  floats: readonly (Float | undefined)[],
  first: number,
  end: number,
): number | undefined {
  for (let line = first; line <= end; line += 1)
    if (floats.every((float) => float?.landings.includes(line))) return line
  return undefined
}

interface Floating {
  waits: readonly number[]
  lands: readonly number[]
  /** The line before which those that land stand. */
  before: number
}

/** A float that moves takes the spaces around it along, but at an edge of the page, and leaves the one above it. */
function setBody(
  { lines, blocks, floats = [] }: Galley,
  { first, end }: { first: number; end: number },
  { waits, lands, before }: Floating,
): Body {
  const isGone = (line: number) =>
    waits.some((index) => {
      const { first: begins = 0, end: ends = 0 } = floats[index] ?? {}
      return begins <= line && line < ends
    })
  const top = (line: number) => lines[line]?.top ?? 0
  const bottom = (line: number) => lines[line]?.bottom ?? 0
  const own = range(first, end).filter((line) => !isGone(line))
  const heights = own.map((line, index) => {
    const above = own[index - 1]
    return bottom(line) - top(line) + (above === undefined ? 0 : top(above + 1) - bottom(above))
  })
  const added = lands.map((float, index) => {
    const { first: begins = 0, end: ends = 0 } = floats[float] ?? {}
    const isHead = before === first && index === 0
    const isLast = index === lands.length - 1
    const isFoot = (before === end && isLast) || ends === lines.length
    const pushed = before === first && isLast ? top(first) - bottom(first - 1) : 0
    const above = isHead ? 0 : Math.max(0, top(begins) - bottom(begins - 1))
    const below = isFoot ? 0 : Math.max(pushed, top(ends) - bottom(ends - 1))
    return bottom(ends - 1) - top(begins) + above + below
  })
  const here = floats.flatMap(({ first: begins, end: ends, shrink = 0, further = 0 }, index) => {
    const isOwn = first < ends && ends <= end && !waits.includes(index)
    return isOwn || lands.includes(index) ? [{ begins, ends, shrink, further, isOwn }] : []
  })
  const landing = here.filter(({ isOwn }) => !isOwn)
  const callsOf = (from: number, to: number) =>
    range(from, to).flatMap((line) => lines[line]?.calls ?? [])
  // Floats pass no text that calls notes where they call some, so the order of the text is the order of the page.
  const called = [
    ...landing.flatMap(({ begins, ends }) => callsOf(begins, ends)),
    ...own.flatMap((line) => callsOf(line, line + 1)),
  ]
  const head = blocks[lines[first]?.block ?? -1]?.repeatedHead ?? 0
  return {
    height: sum(heights) + sum(added) + (end > first ? head : 0),
    shrink: sum(here.map(({ shrink }) => shrink)),
    further: sum(here.map(({ further }) => further)),
    calls: called.toSorted((a, b) => a - b),
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

function countLines(galley: Galley, number: number): number {
  return galley.notes.get(number)?.lines.length ?? 0
}
