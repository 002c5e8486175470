import { at, type Float, type Galley } from './galley.js'

/** The floats of a galley, with what is asked of them again and again. */
export interface FloatStack {
  floats: readonly Float[]
  /** For each line, and for the end, how many floats end at or before it. */
  endedBefore: Int32Array
  galley: Galley
  /** For each line, and for the end, how many notes are called before it. */
  calledBefore: Int32Array
  /** For each float, and for the end, the px by which all before it may be set less high, and further. */
  shrinkBefore: Float64Array
  furtherBefore: Float64Array
}

/** What is done with the floats of a page. */
export interface FloatChoice {
  /** How many of the floats that end before the page does wait for a later page: the last ones. */
  waiting: number
  /** How many that waited stand on this page, and the line before which they do. */
  landed: number
  before: number
  /** Px that they add to the text of the page: less than 0 where floats of this page wait. */
  height: number
  /** Px by which all floats that stand on this page may be set less high, and further. */
  shrink: number
  further: number
  /** Notes called on pages up to this one. */
  called: number
}

/** The lines of a page to be: `first` up to `end`. */
interface Lines {
  first: number
  end: number
}

/**
 * Takes a galley, and how many notes are called before each of its lines; returns its floats as sums over all before a line, so
 * that what lies between two lines is a difference.
 */
export function stackFloats(galley: Galley, calledBefore: Int32Array): FloatStack {
  const floats = galley.floats ?? []
  const endedBefore = new Int32Array(galley.lines.length + 1)
  for (const { end } of floats) endedBefore[end] = at(endedBefore, end) + 1
  for (let line = 1; line < endedBefore.length; line++)
    endedBefore[line] = at(endedBefore, line) + at(endedBefore, line - 1)
  const shrinkBefore = new Float64Array(floats.length + 1)
  const furtherBefore = new Float64Array(floats.length + 1)
  for (const [index, { shrink = 0, further = 0 }] of floats.entries()) {
    shrinkBefore[index + 1] = at(shrinkBefore, index) + shrink
    furtherBefore[index + 1] = at(furtherBefore, index) + further
  }
  return { floats, endedBefore, galley, calledBefore, shrinkBefore, furtherBefore }
}

/** How many notes are called on pages before a line, where the last `waiting` floats before it are still to come. */
export function countCalled(stack: FloatStack, line: number, waiting: number): number {
  const ended = at(stack.endedBefore, line)
  return at(stack.calledBefore, line) - sumCalls(stack, ended - waiting, ended)
}

/**
 * What may be done with the floats of a page, the least first that waits. Floats keep their order: what waits are the
 * last ones before the page's end, and none of them waits beyond its section.
 */
export function listChoices(
  stack: FloatStack,
  { first, waiting }: { first: number; waiting: number },
  end: number,
): FloatChoice[] {
  const { floats, endedBefore, shrinkBefore, furtherBefore } = stack
  const page = { first, end }
  const began = at(endedBefore, first)
  const ended = at(endedBefore, end)
  // A float that the page before has begun goes on here, and one that the next page ends is begun here.
  const goesOn = began < ended && at(floats, began).first < first
  const isCut = floats[ended] !== undefined && at(floats, ended).first < end
  const most = ended - began + waiting
  const choices: FloatChoice[] = []
  for (let wait = 0; wait <= most; wait++) {
    const stays = ended - wait
    if (wait > 0 && (isCut || (goesOn && stays <= began))) break
    if (!floats.slice(stays, ended).every(({ landings }) => (landings.at(-1) ?? 0) >= end)) continue
    const landed = Math.min(waiting, most - wait)
    const before = landed > 0 ? findLanding(stack, began - waiting, landed, page) : first
    if (before === undefined) continue
    const height =
      measureLanded(stack, began - waiting, landed, page, before) -
      measureWaiting(stack, Math.max(began, stays), ended, page)
    const shrink = at(shrinkBefore, stays) - at(shrinkBefore, began - waiting)
    const further = at(furtherBefore, stays) - at(furtherBefore, began - waiting)
    const called = countCalled(stack, end, wait)
    choices.push({ waiting: wait, landed, before, height, shrink, further, called })
  }
  return choices
}

/** Takes the px that the floats of a page lose; returns how far they are set less high, as `Page.shrunk` says it. */
export function findShrunk(
  px: number,
  { shrink, further }: Pick<FloatChoice, 'shrink' | 'further'>,
) {
  return px <= shrink || further === 0 ? px / shrink : 1 + (px - shrink) / further
}

/** Px that one float loses on a page whose floats are set less high by `shrunk`. */
export function measureShrink({ shrink = 0, further = 0 }: Float, shrunk: number): number {
  return shrink * Math.min(1, shrunk) + further * Math.max(0, shrunk - 1)
}

/** Px of the lines `first` up to `end` that are left where every float of theirs waits: the least of such a page. */
export function measureLeast(stack: FloatStack, first: number, end: number, text: number): number {
  const began = at(stack.endedBefore, first)
  return text - measureWaiting(stack, began, at(stack.endedBefore, end), { first, end })
}

/** The first line of a page before which so many floats, from `from` on, may stand. */
function findLanding(
  { floats }: FloatStack,
  from: number,
  landed: number,
  { first, end }: Lines,
): number | undefined {
  const all = floats.slice(from, from + landed)
  return at(floats, from).landings.find(
    (line) => line >= first && line <= end && all.every(({ landings }) => landings.includes(line)),
  )
}

/**
 * Px that floats take where they stand: with the space around them, but not at the edges of a page. What the last of them
 * pushes from a page's head keeps the space above it that it had in the text.
 */
function measureLanded(
  { floats, galley: { lines } }: FloatStack,
  from: number,
  landed: number,
  { first, end }: Lines,
  before: number,
): number {
  let height = 0
  for (let index = from; index < from + landed; index++) {
    const float = at(floats, index)
    const last = index === from + landed - 1
    const head = before === first && index === from
    const foot = before === end && last
    const above = head ? 0 : at(lines, float.first).top - at(lines, float.first - 1).bottom
    const next = lines[float.end]
    const gap = next ? next.top - at(lines, float.end - 1).bottom : 0
    const below = foot ? 0 : gap
    const pushes = before === first && last && !foot
    const pushed = pushes ? at(lines, first).top - at(lines, first - 1).bottom : 0
    height += at(lines, float.end - 1).bottom - at(lines, float.first).top
    height += Math.max(0, above) + Math.max(0, below, pushed)
  }
  return height
}

/** Px that a page is shorter by because floats of it wait, from `from` up to `to`. */
function measureWaiting(
  { floats, galley: { lines } }: FloatStack,
  from: number,
  to: number,
  { first, end }: Lines,
): number {
  let height = 0
  for (let index = from; index < to; index++) {
    const start = at(floats, index).first
    // Floats that follow each other leave one gap.
    while (index + 1 < to && at(floats, index + 1).first === at(floats, index).end) index++
    const stop = at(floats, index).end
    if (stop < end) height += at(lines, stop).top - at(lines, start).top
    else if (start > first) height += at(lines, stop - 1).bottom - at(lines, start - 1).bottom
    else height += at(lines, stop - 1).bottom - at(lines, start).top
  }
  return height
}

function sumCalls({ floats, calledBefore }: FloatStack, from: number, to: number): number {
  let calls = 0
  for (let index = from; index < to; index++) {
    const { first, end } = at(floats, index)
    calls += at(calledBefore, end) - at(calledBefore, first)
  }
  return calls
}
