import type { Galley, NotePart, Page, PageSpec } from '../../../src/paginate/layout/galley.js'
import {
  faultAfter,
  heightOf,
  leastHeight,
  leastOf,
  leastOfNotes,
  leastOfSplit,
  opensSection,
  specOfPage,
  textHeight,
  tolerance,
} from './rederive.js'

/**
 * What holds for the pages of any galley:
 *
 * 1. `beside-call`: a note begins on the page of its first call, unless it is reported late; and it is late only where
 *    no page can hold its line with the beginnings of all the notes called there, and where no page before has room;
 * 2. `order`: notes stand in the order of their calls; the rest of a split note comes first on the very next page, and
 *    enough of its lines stand on each side;
 * 3. `complete`: no line and no note is lost or stands twice;
 * 4. `height`: lines and notes fit the page unless it is reported overfull, and every page holds something;
 * 5. `separator`: the height of the separator is counted exactly where there are notes;
 * 6. `legal-break`: a widow, an orphan or a heading at a page's foot only where no legal break fits.
 */
export type PagePromise =
  | 'beside-call'
  | 'order'
  | 'complete'
  | 'height'
  | 'separator'
  | 'legal-break'

export interface BrokenPromise {
  promise: PagePromise
  /** Page, line and note where it shows, counted from 1 as in the page map. */
  page: number
  line?: number
  note?: number
  /** One sentence. */
  message: string
}

/**
 * Reads decided pages back and lists the promises they break.
 *
 * Derives everything afresh and shares no code with the builder, so that an error there cannot excuse itself here.
 */
export function checkPromises(
  galley: Galley,
  spec: PageSpec,
  pages: readonly Page[],
): BrokenPromise[] {
  const plan: Plan = { galley, spec, pages, calls: listCalls(galley), parts: listParts(pages) }
  const checks = [
    checkCalls,
    checkOrder,
    checkLines,
    checkNotes,
    checkHeights,
    checkSeparators,
    checkBreaks,
  ]
  return checks.flatMap((check) => [...check(plan)])
}

interface Plan {
  galley: Galley
  spec: PageSpec
  pages: readonly Page[]
  /** The line of each note's first call, in the order of the notes. */
  calls: ReadonlyMap<number, number>
  /** All that stands at the feet of the pages, in order. */
  parts: readonly PlacedPart[]
}

interface PlacedPart extends NotePart {
  /** Page, counted from 1, and place among its notes, counted from 0. */
  page: number
  place: number
}

function* checkCalls(plan: Plan): Iterable<BrokenPromise> {
  const { pages, calls, parts } = plan
  for (const part of parts) {
    const { number, from, page } = part
    const line = calls.get(number)
    const calledOn =
      pages.findIndex(({ first, end }) => line !== undefined && first <= line && line < end) + 1
    if (line === undefined || from > 0 || calledOn === 0) continue
    const broken = (message: string): BrokenPromise => ({
      promise: 'beside-call',
      page,
      line: line + 1,
      note: number,
      message,
    })
    const reported = pages[page - 1]?.late.includes(number) ?? false
    if (calledOn !== page && !mustComeLate(plan, part, line, calledOn)) {
      yield broken(`Note ${number} begins on page ${page}, but is called on page ${calledOn}`)
    } else if (calledOn !== page && !reported) {
      yield broken(`Note ${number} comes late on page ${page}, but is not reported`)
    } else if (calledOn === page && reported) {
      yield broken(`Note ${number} is reported late, but begins beside its call`)
    }
  }
  for (const [index, { late }] of pages.entries()) {
    for (const number of late) {
      const begins = parts.some(
        (part) => part.number === number && part.from === 0 && part.page === index + 1,
      )
      if (begins) continue
      const message = `Note ${number} is reported late on page ${index + 1}, but does not begin there`
      yield { promise: 'beside-call', page: index + 1, note: number, message }
    }
  }
}

/** Whether a note could begin neither beside its call, on whatever page, nor on any page before its own. */
function mustComeLate(
  { galley, spec, pages, parts }: Plan,
  { number, page, place }: PlacedPart,
  line: number,
  calledOn: number,
): boolean {
  const own = pages[calledOn - 1]
  const before = pages[page - 2]
  if (!own || !before || page < calledOn) return false
  const called = galley.lines[line]?.calls ?? []
  const alone = own.first === line && own.end === line + 1
  const carries = own.notes.some((part) => part.from > 0 || !called.includes(part.number))
  const fits = leastHeight(galley, spec, line, line + 1, []) <= spec.height + tolerance
  if (!alone || carries || fits) return false
  if (pages.slice(calledOn, page - 1).some(({ first, end }) => first < end)) return false
  const above = parts.filter((part) => part.page === page && part.place < place && part.from === 0)
  const stack = [...before.notes, ...above, { number, from: 0 }]
  const theirs = specOfPage(galley, spec, before.first, before.end)
  const least = textHeight(galley, before.first, before.end) + leastOfNotes(galley, theirs, stack)
  return least > spec.height + tolerance
}

function* checkOrder({ galley, spec, pages, calls, parts }: Plan): Iterable<BrokenPromise> {
  const ranks = new Map([...calls.keys()].map((number, rank) => [number, rank]))
  const rankOf = (number: number) => ranks.get(number) ?? -1
  for (const [index, part] of parts.entries()) {
    const { number, from, to, page } = part
    const note = galley.notes.get(number)
    const next = parts[index + 1]
    const goesOn = note !== undefined && to < note.lines.length
    if (goesOn && (next?.number !== number || next.page !== page + 1 || next.place !== 0)) {
      const message = `The rest of note ${number} is not the first note of page ${page + 1}`
      yield { promise: 'order', page, note: number, message }
    } else if (next && !goesOn && rankOf(next.number) <= rankOf(number)) {
      const message = `Note ${next.number} follows note ${number}, but is called before it`
      yield { promise: 'order', page: next.page, note: next.number, message }
    }
    const { first = 0, end = 0 } = pages[page - 1] ?? {}
    const least = note && leastOfSplit(note, from, specOfPage(galley, spec, first, end))
    if (goesOn && least !== undefined && (to - from < least || note.lines.length - to < least)) {
      const message = `Note ${number} is split after line ${to} of ${note.lines.length}, with fewer than ${least} lines on a side`
      yield { promise: 'order', page, note: number, message }
    }
  }
}

function* checkLines({ galley, pages }: Plan): Iterable<BrokenPromise> {
  let expected = 0
  for (const [index, { first, end }] of pages.entries()) {
    if (first !== expected || end < first) {
      const message = `Page ${index + 1} has lines ${first + 1}–${end}, expected to go on from line ${expected + 1}`
      yield { promise: 'complete', page: index + 1, line: expected + 1, message }
    }
    expected = end
  }
  if (expected !== galley.lines.length) {
    const message = `The pages end after line ${expected} of ${galley.lines.length}`
    yield { promise: 'complete', page: pages.length, line: expected, message }
  }
}

function* checkNotes({ galley, pages, calls, parts }: Plan): Iterable<BrokenPromise> {
  for (const [number, line] of calls) {
    const count = galley.notes.get(number)?.lines.length ?? 0
    const own = parts.filter((part) => part.number === number)
    const joined = own.every(
      ({ from, to }, index) => from === (own[index - 1]?.to ?? 0) && to >= from,
    )
    const doubled = count === 0 && own.length > 1
    if (own.length > 0 && joined && !doubled && own.at(-1)?.to === count) continue
    const found = own.map(({ from, to }) => `${from + 1}–${to}`).join(', ') || 'none'
    const message = `Note ${number} has ${count} lines, but the pages hold ${found}`
    const page = own[0]?.page ?? pages.findIndex(({ end }) => line < end) + 1
    yield { promise: 'complete', page, line: line + 1, note: number, message }
  }
  for (const { number, page } of parts) {
    if (calls.has(number)) continue
    const message = `Note ${number} stands on page ${page}, but no line calls it`
    yield { promise: 'complete', page, note: number, message }
  }
}

function* checkHeights({ galley, spec, pages }: Plan): Iterable<BrokenPromise> {
  for (const [index, page] of pages.entries()) {
    const number = index + 1
    const taken = heightOf(galley, spec, page)
    const least = leastOf(galley, spec, page)
    const broken = (message: string): BrokenPromise => ({
      promise: 'height',
      page: number,
      message,
    })
    const holdsNothing = (part: NotePart) =>
      part.to <= part.from && galley.notes.get(part.number)?.lines.length !== 0
    if (page.end <= page.first && page.notes.every(holdsNothing)) {
      yield broken(`Page ${number} holds nothing`)
    }
    if (!page.overfull && taken > spec.height + tolerance) {
      yield broken(`Page ${number} is ${spec.height} px high, but holds ${taken} px`)
    }
    if (page.overfull && least <= spec.height + tolerance) {
      yield broken(
        `Page ${number} is reported overfull, but the least that must stand there would fit`,
      )
    }
    if (page.overfull && taken > least + tolerance) {
      yield broken(
        `Page ${number} is overfull, but holds more than the least that must stand there`,
      )
    }
    const error = Math.abs(page.used - taken)
    if (error > tolerance && Math.abs(error - spec.separator) > tolerance) {
      yield broken(`Page ${number} holds ${taken} px, but is said to use ${page.used} px`)
    }
  }
}

function* checkSeparators({ galley, spec, pages }: Plan): Iterable<BrokenPromise> {
  for (const [index, page] of pages.entries()) {
    const error = page.used - heightOf(galley, spec, page)
    if (Math.abs(error) <= tolerance || Math.abs(Math.abs(error) - spec.separator) > tolerance)
      continue
    const message =
      error < 0
        ? `Page ${index + 1} has notes, but no room for the separator`
        : `Page ${index + 1} counts a separator too many`
    yield { promise: 'separator', page: index + 1, message }
  }
}

function* checkBreaks({ galley, spec, pages, calls }: Plan): Iterable<BrokenPromise> {
  for (const [index, { first, end, notes }] of pages.entries()) {
    for (let line = first; line + 1 < end; line++) {
      if (!opensSection(galley, line + 1)) continue
      const message = `Line ${line + 2} begins a section, but not page ${index + 1}`
      yield { promise: 'legal-break', page: index + 1, line: line + 2, message }
    }
    const fault = first < end ? faultAfter(galley, spec, end - 1) : undefined
    if (!fault) continue
    const carry = notes.filter(({ number }) => (calls.get(number) ?? first) < first)
    for (let other = first + 1; other <= galley.lines.length; other++) {
      const legal = faultAfter(galley, spec, other - 1) === undefined
      if (legal && leastHeight(galley, spec, first, other, carry) <= spec.height + tolerance) {
        const message = `Page ${index + 1} ends with ${fault}, but could end after line ${other}`
        yield { promise: 'legal-break', page: index + 1, line: end, message }
        break
      }
      if (opensSection(galley, other)) break
    }
  }
}

function listCalls({ lines }: Galley): Map<number, number> {
  return new Map(lines.flatMap(({ calls }, line) => calls.map((number) => [number, line] as const)))
}

function listParts(pages: readonly Page[]): PlacedPart[] {
  return pages.flatMap(({ notes }, index) =>
    notes.map((part, place) => ({ ...part, page: index + 1, place })),
  )
}
