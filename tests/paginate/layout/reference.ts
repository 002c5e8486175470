import {
  badness,
  bearable,
  costs,
  stubLines,
  stubShare,
} from '../../../src/paginate/layout/costs.js'
import type { Galley, NotePart, Page, PageSpec } from '../../../src/paginate/layout/galley.js'
import {
  faultAfter,
  heightOf,
  leastOfSplit,
  opensSection,
  specOfPage,
  sum,
  tolerance,
} from './rederive.js'

/*
 * Other ways to the pages of a galley, slow or short-sighted and as plain as can be, to measure `breakPages` by. They
 * share the prices with it, and nothing else.
 */

/** The fullest page, then the fullest page, and so on. */
export function breakGreedily(galley: Galley, spec: PageSpec): Page[] {
  const pages: Page[] = []
  for (let options = continuations(galley, spec, pages); options.length > 0; ) {
    const best = options.reduce((a, b) => (b.end > a.end ? b : a))
    pages.push(best)
    options = continuations(galley, spec, pages)
  }
  return pages
}

/** The cheapest of all the ways there are; of a galley without floats. */
export function breakByTrial(galley: Galley, spec: PageSpec, begun: readonly Page[] = []): Page[] {
  const options = continuations(galley, spec, begun)
  if (options.length === 0) return [...begun]
  const ways = options.map((page) => breakByTrial(galley, spec, [...begun, page]))
  return ways.reduce((a, b) => (priceOf(galley, spec, b) < priceOf(galley, spec, a) ? b : a))
}

/** What all pages cost together. */
export function priceOf(galley: Galley, spec: PageSpec, pages: readonly Page[]): number {
  const { lines, floats = [] } = galley
  return pages.reduce((total, page, index) => {
    const { first, end, notes, used, overfull, late, landed, shrunk = 0 } = page
    const next = pages[index + 1]
    const isLast = !next || (opensSection(galley, end) && next.first < next.end)
    const left = sum(notes.map(({ number, to }) => count(galley, number) - to))
    const continued = notes.some(({ from }) => from > 0) || late.length > 0
    const gap = Math.max(0, spec.height - used)
    const stub = end - first <= stubLines && used <= stubShare * spec.height
    const hole = galley.floats && gap > bearable * spec.height ? costs.hole : 0
    const later = pages.slice(index + 1).flatMap(({ landed }) => landed?.floats ?? [])
    const waiting = later.filter((float) => (floats[float]?.end ?? lines.length) <= end)
    return (
      total +
      costs.page +
      costs.floated * waiting.length +
      (shrunk > 0 ? costs.shrunk + costs.shrunkMost * partOf(galley, shrunk) ** 2 : 0) +
      (isLast ? (stub ? costs.stub : 0) : badness(gap, spec.height) + hole) +
      (first < end
        ? end < lines.length
          ? penaltyAfter(galley, spec, end - 1)
          : 0
        : landed
          ? 0
          : costs.notesOnly) +
      (left > 0 ? costs.noteSplit + left * costs.carriedLine : 0) +
      (left > 0 && continued ? costs.noteSplitAgain : 0) +
      (overfull ? costs.overfull : 0)
    )
  }, 0)
}

/** What the break after a line costs in itself. */
export function penaltyAfter(galley: Galley, spec: PageSpec, line: number): number {
  const { lines, blocks } = galley
  const kindAt = (index: number) => blocks[lines[index]?.block ?? -1]?.kind
  const blockAt = (index: number) => lines[index]?.block
  if (opensSection(galley, line + 1)) return 0
  if (blockAt(line) === blockAt(line + 1) && ['text', 'code'].includes(kindAt(line) ?? '')) {
    const siblings = lines.filter(({ block }) => block === blockAt(line)).length
    const above = lines.slice(0, line + 1).filter(({ block }) => block === blockAt(line)).length
    const faults =
      (above < spec.orphans ? costs.orphan : 0) + (siblings - above < spec.widows ? costs.widow : 0)
    return faults || costs.betweenLines
  }
  const isCut = blockAt(line) === blockAt(line + 1) && !kindAt(line)?.endsWith('row')
  if (isCut) return costs.cut
  if (faultAfter(galley, spec, line)) return costs.parted
  if (kindAt(line) !== 'row' || kindAt(line + 1) !== 'row') return 0
  return kindAt(line - 1) === 'row' && kindAt(line + 2) === 'row'
    ? costs.betweenRows
    : costs.loneRow
}

/** Every page that may come next; none at the end. */
function continuations(galley: Galley, spec: PageSpec, pages: readonly Page[]): Page[] {
  const first = pages.at(-1)?.end ?? 0
  const carry = listCarry(galley, pages, first)
  const atEnd = first === galley.lines.length || (carry.length > 0 && opensSection(galley, first))
  if (carry.length > 0) {
    const all = setPage(galley, spec, first, first, carry, carry.length)
    const whole = !all.overfull && all.notes.every(({ number, to }) => to === count(galley, number))
    if (!whole || atEnd) return [fillPage(galley, spec, first, first, carry)]
    return [all, ...listFitting(galley, spec, first, carry)]
  }
  if (atEnd) return []
  const fitting = listFitting(galley, spec, first, carry)
  return fitting.length > 0 ? fitting : [fillPage(galley, spec, first, first + 1, carry)]
}

/** What is still to come of the notes called before a line. */
function listCarry(galley: Galley, pages: readonly Page[], first: number): NotePart[] {
  const placed = new Map(
    pages.flatMap(({ notes }) => notes.map(({ number, to }) => [number, to] as const)),
  )
  return galley.lines
    .slice(0, first)
    .flatMap(({ calls }) => calls)
    .map((number) => ({ number, from: placed.get(number) ?? 0, to: count(galley, number) }))
    .filter(({ number, from, to }) => from < to || !placed.has(number))
}

/** The pages that hold all their notes' beginnings; those with a forbidden break only where there are no others. */
function listFitting(
  galley: Galley,
  spec: PageSpec,
  first: number,
  carry: readonly NotePart[],
): Page[] {
  const fitting: Page[] = []
  for (let end = first + 1; end <= galley.lines.length; end++) {
    const page = setPage(galley, spec, first, end, carry)
    if (!page.overfull) fitting.push(page)
    if (opensSection(galley, end)) break
  }
  const legal = fitting.filter(({ end }) => !faultAfter(galley, spec, end - 1))
  return legal.length > 0 ? legal : fitting
}

/** The page of these lines with as many of its notes as fit; with lines that may be none. */
function fillPage(
  galley: Galley,
  spec: PageSpec,
  first: number,
  end: number,
  carry: readonly NotePart[],
): Page {
  const least = first < end ? 0 : 1
  const called = galley.lines.slice(first, end).flatMap(({ calls }) => calls)
  for (let most = carry.length + called.length; most > least; most--) {
    const page = setPage(galley, spec, first, end, carry, most)
    if (!page.overfull) return page
  }
  return setPage(galley, spec, first, end, carry, least)
}

/**
 * The page of these lines with the first `most` of its notes and as much of the last as fits; overfull with as little
 * as may be when none does.
 */
function setPage(
  galley: Galley,
  spec: PageSpec,
  first: number,
  end: number,
  carry: readonly NotePart[],
  most = Number.POSITIVE_INFINITY,
): Page {
  const begun = galley.lines
    .slice(first, end)
    .flatMap(({ calls }) => calls)
    .map((number): NotePart => ({ number, from: 0, to: count(galley, number) }))
  const notes = [...carry, ...begun].slice(0, most)
  const late = carry.slice(0, most).flatMap(({ number, from }) => (from === 0 ? [number] : []))
  const withUsed = (parts: readonly NotePart[]): Page => {
    const page = { first, end, notes: parts, used: 0, overfull: false, late }
    return { ...page, used: heightOf(galley, spec, page) }
  }
  const pages = [withUsed(notes)]
  const last = notes.at(-1)
  const body = last && galley.notes.get(last.number)
  if (last && body) {
    const least = leastOfSplit(body, last.from, specOfPage(galley, spec, first, end))
    for (let to = last.to - least; to >= last.from + least; to--) {
      pages.push(withUsed([...notes.slice(0, -1), { ...last, to }]))
    }
  }
  const fit = pages.find(({ used }) => used <= spec.height + tolerance)
  return fit ?? { ...(pages.at(-1) ?? withUsed(notes)), overfull: true }
}

function count(galley: Galley, number: number): number {
  return galley.notes.get(number)?.lines.length ?? 0
}

/** What floats lose, as part of their `shrink`; what they may lose further is the same part of it for all. */
function partOf({ floats = [] }: Galley, shrunk: number): number {
  const { shrink = 1, further = 0 } = floats[0] ?? {}
  return Math.min(1, shrunk) + (Math.max(0, shrunk - 1) * further) / shrink
}
