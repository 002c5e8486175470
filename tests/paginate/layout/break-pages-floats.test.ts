import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import type { Galley, Page } from '../../../src/paginate/layout/galley.js'
import { findCheapest } from './float-reference.js'
import {
  calling,
  figure,
  galley,
  heading,
  line,
  note,
  opening,
  para,
  spec,
} from './galley-builders.js'
import { letFloat } from './let-float.js'
import { randomFlows } from './random-galleys.js'
import { priceOf } from './reference.js'

/** What is printed on each page, in order: lines, counted from 0. */
function printed({ floats = [] }: Galley, pages: readonly Page[]): number[][] {
  const late = new Set(pages.flatMap(({ landed }) => landed?.floats ?? []))
  const gone = (at: number) =>
    floats.some(({ first, end }, index) => late.has(index) && first <= at && at < end)
  return pages.map(({ first, end, landed }) => {
    const here = (landed?.floats ?? []).flatMap((index) => {
      const float = floats[index]
      return float
        ? Array.from({ length: float.end - float.first }, (_, at) => float.first + at)
        : []
    })
    const own = Array.from({ length: end - first }, (_, at) => first + at).filter((at) => !gone(at))
    const before = landed?.before ?? first
    return [...own.filter((at) => at < before), ...here, ...own.filter((at) => at >= before)]
  })
}

describe('a figure that finds no room', () => {
  const month = letFloat(galley([para(6), figure(60), para(3), para(3), heading(), para(4)]))

  it('waits for the next page, and the text goes on', () => {
    const pages = breakPages(month, spec())
    expect(printed(month, pages)).toEqual([
      [0, 1, 2, 3, 4, 5, 7, 8, 9],
      [6, 10, 11, 12],
      [13, 14, 15, 16, 17],
    ])
  })

  it('stays where nothing may float', () => {
    const pages = breakPages({ ...month, floats: [] }, spec())
    expect(printed({ ...month, floats: [] }, pages)[0]).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('stands after the rest of a paragraph that runs over the page’s end', () => {
    const flow = letFloat(galley([para(6), figure(60), para(6), para(2)]))
    expect(printed(flow, breakPages(flow, spec()))).toEqual([
      [0, 1, 2, 3, 4, 5, 7, 8, 9, 10],
      [11, 12, 6, 13, 14],
    ])
  })

  it('passes no heading', () => {
    const flow = letFloat(galley([para(6), figure(60), heading(), para(3)]))
    expect(printed(flow, breakPages(flow, spec()))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10],
    ])
  })

  it('takes its notes along, and passes no text that calls others', () => {
    const free = letFloat(
      galley(
        [para(6), calling(figure(60), [1]), para(4), calling(line(), [2])],
        [note(1), note(1)],
      ),
    )
    const [first, second] = breakPages(free, spec())
    expect(first?.notes).toEqual([])
    expect(second?.notes.map(({ number }) => number)).toEqual([1, 2])
    const bound = letFloat(
      galley([para(6), calling(figure(60), [1]), calling(para(4), [2])], [note(1), note(1)]),
    )
    expect(printed(bound, breakPages(bound, spec()))[0]).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('stands on a page of its own at the end of its section', () => {
    const flow = letFloat(galley([para(6), figure(90), para(3), opening(line())]))
    expect(printed(flow, breakPages(flow, spec()))).toEqual([
      [0, 1, 2, 3, 4, 5, 7, 8, 9],
      [6],
      [10],
    ])
  })
})

it('pushes what begins a page down by the space that stood above it in the text', () => {
  const low = { ...heading(), above: 10 }
  const flow = letFloat(galley([para(6), figure(60), para(3), low, para(2)]))
  const [, second] = breakPages(flow, spec())
  expect(second).toMatchObject({ first: 10, end: 13, landed: { floats: [0], before: 10 } })
  expect(second?.used).toBe(60 + 10 + 30)
})

describe('a figure that may be set smaller', () => {
  it('is, where that fills a page which it would leave for the next', () => {
    const flow = letFloat(galley([para(6), figure(50), heading(), para(4)]), 0.25)
    const [first, ...others] = breakPages(flow, spec())
    expect(first).toMatchObject({ first: 0, end: 7, used: 100, shrunk: 0.8 })
    expect(others.map(({ shrunk }) => shrunk)).toEqual([undefined])
  })

  it('is set smaller still where a hole is left otherwise, and what is written in it allows that', () => {
    const flow = letFloat(galley([para(6), figure(60), heading(), para(4)]), 0.25, 0.2)
    const [first] = breakPages(flow, spec())
    expect(first).toMatchObject({ first: 0, end: 7, used: 100 })
    expect(first?.shrunk).toBeCloseTo(1 + 5 / 12)
  })

  it('keeps its size where even its smallest finds no room', () => {
    const flow = letFloat(galley([para(6), figure(60), heading(), para(3)]), 0.25)
    expect(breakPages(flow, spec()).map(({ end, shrunk }) => [end, shrunk])).toEqual([
      [6, undefined],
      [11, undefined],
    ])
  })

  it('keeps its size for a small gap, and for a note that would be split all the same', () => {
    const small = letFloat(galley([para(4), figure(55), para(8)]), 0.1)
    expect(breakPages(small, spec()).every(({ shrunk }) => shrunk === undefined)).toBe(true)
    const split = letFloat(galley([calling(para(2), [1]), figure(40), para(2)], [note(40)]), 0.25)
    expect(breakPages(split, spec()).every(({ shrunk }) => shrunk === undefined)).toBe(true)
  })
})

describe('of random galleys with floats', () => {
  const flows = randomFlows(14)

  it('every line stands once, floats keep their order and their section, notes their calls, and pages fit', () => {
    let moved = 0
    fc.assert(
      fc.property(flows, ({ galley: given, spec: page }) => {
        const flow = letFloat(given)
        const pages = breakPages(flow, page)
        const order = printed(flow, pages)
        expect(order.flat().toSorted((a, b) => a - b)).toEqual(flow.lines.map((_, at) => at))
        const places = (flow.floats ?? []).map(({ first }) => order.flat().indexOf(first))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const [
          index,
          { landed, first, end, used, overfull, notes, late },
        ] of pages.entries()) {
          for (const float of landed?.floats ?? []) {
            moved += 1
            expect(flow.floats?.[float]?.landings).toContain(landed?.before)
            expect(landed?.before).toBeGreaterThanOrEqual(first)
            expect(landed?.before).toBeLessThanOrEqual(end)
          }
          if (!overfull) expect(used).toBeLessThanOrEqual(page.height + 0.01)
          const heights = order[index]?.map((at) => {
            const { top = 0, bottom = 0 } = flow.lines[at] ?? {}
            return bottom - top
          })
          // At the least what stands on it; spaces come on top.
          expect(used).toBeGreaterThanOrEqual((heights ?? []).reduce((a, b) => a + b, 0) - 0.01)
          const called = order[index]?.flatMap((at) => flow.lines[at]?.calls ?? []) ?? []
          const begun = notes.flatMap(({ number, from }) => (from === 0 ? [number] : []))
          expect(called.slice(0, begun.length - late.length)).toEqual(
            begun.filter((number) => !late.includes(number)),
          )
        }
        const numbers = pages.flatMap(({ notes }) => notes.map(({ number }) => number))
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }),
      { seed: 11, numRuns: 1_500 },
    )
    expect(moved).toBeGreaterThan(25)
  }, 60_000)

  it('no way is cheaper, whatever is moved or set smaller', () => {
    const shares = [[0], [0.2], [0.5], [0.25, 0.2]] as const
    const met = { floated: 0, shrunk: 0, further: 0 }
    fc.assert(
      fc.property(randomFlows(6, 7), fc.constantFrom(...shares), (given, [share, further]) => {
        fc.pre(given.galley.lines.length <= 10)
        const flow = letFloat(given.galley, share, further)
        const pages = breakPages(flow, given.spec)
        fc.pre(pages.every(({ overfull, late }) => !overfull && late.length === 0))
        for (const { landed, shrunk } of pages) {
          if (landed) met.floated += 1
          if (shrunk !== undefined) met.shrunk += 1
          if (shrunk !== undefined && shrunk > 1) met.further += 1
        }
        const price = priceOf(flow, given.spec, pages)
        expect(price).toBeCloseTo(findCheapest(flow, given.spec), 3)
      }),
      { seed: 12, numRuns: 1_200 },
    )
    expect(met.floated).toBeGreaterThan(25)
    expect(met.shrunk).toBeGreaterThan(25)
    expect(met.further).toBeGreaterThan(5)
  }, 60_000)
})
