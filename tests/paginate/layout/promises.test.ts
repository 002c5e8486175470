import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import type { NotePart, Page } from '../../../src/paginate/layout/galley.js'
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
import { printPageMap } from './page-map.js'
import { checkPromises, type PagePromise } from './promises.js'
import { type Flow, randomFlows } from './random-galleys.js'
import { heightOf } from './rederive.js'

const brokenBy = ({ galley, spec }: Flow, pages: readonly Page[]) =>
  new Set(checkPromises(galley, spec, pages).map(({ promise }) => promise))

test('every promise is kept on 4 000 random galleys', () => {
  const met = new Map<string, number>()
  const meet = (situation: string) => met.set(situation, (met.get(situation) ?? 0) + 1)
  fc.assert(
    fc.property(randomFlows(12), ({ galley, spec }) => {
      const pages = breakPages(galley, spec)
      expect(checkPromises(galley, spec, pages)).toEqual([])
      for (const { first, end, notes, overfull, late } of pages) {
        if (overfull) meet('overfull')
        if (late.length > 0) meet('late')
        if (late.length > 1 && first < end) meet('several late above text')
        if (late.length > 0 && notes.some(({ from }) => from > 0)) meet('carry and late')
        if (first === end) meet('notes only')
        if (notes.some(({ from }) => from > 0)) meet(notes.length > 1 ? 'carry and notes' : 'carry')
      }
    }),
    { seed: 20_240_101, numRuns: 4_000 },
  )
  const situations = ['overfull', 'notes only', 'carry', 'carry and notes']
  for (const situation of [...situations, 'late', 'several late above text', 'carry and late']) {
    expect(met.get(situation), `pages with ${situation}`).toBeGreaterThan(400)
  }
}, 60_000)

test('every promise is kept on long random galleys', () => {
  fc.assert(
    fc.property(randomFlows(200), ({ galley, spec }) => {
      expect(checkPromises(galley, spec, breakPages(galley, spec))).toEqual([])
    }),
    { seed: 20_240_102, numRuns: 200 },
  )
}, 60_000)

// Whoever checks must be able to fail: a plan of five pages, spoiled in one way after the other.
describe('the check catches', () => {
  const flow: Flow = {
    galley: galley(
      [
        calling(calling(para(7), [1, 2], 1), [3], 4),
        [para(4), heading(), para(8)],
        [opening(calling(para(2), [4])), calling(para(4), [5], 3)],
      ],
      [note(1), note(1), note(12), note(25), note(1)],
    ),
    spec: spec(),
  }
  const plan = breakPages(flow.galley, flow.spec)

  test('nothing in the plan as it is', () => {
    expect(printPageMap(flow.galley, plan, flow.spec).trimEnd().split('\n')).toEqual([
      'page 1 │ lines 1–5 │ calls 1 2 3 │ notes 1 2 3(1–6) │ used 96 of 100',
      'page 2 │ lines 6–11 │ notes 3(rest) │ used 94 of 100',
      'page 3 │ lines 12–20 │ used 90 of 100',
      'page 4 │ lines 21–22 │ calls 4 │ notes 4(1–15) │ used 99 of 100',
      'page 5 │ lines 23–26 │ calls 5 │ notes 4(rest) 5 │ used 100 of 100',
    ])
    expect(brokenBy(flow, plan)).toEqual(new Set())
  })

  /** The plan with one page (counted from 1) changed. */
  const withPage = (number: number, change: (page: Page) => Partial<Page>): Page[] =>
    plan.map((page, index) => (index === number - 1 ? { ...page, ...change(page) } : page))

  /** The plan with other notes on some pages, and `used` made to agree with them. */
  const withNotes = (changes: Record<number, readonly NotePart[]>): Page[] =>
    plan.map((page, index) => {
      const notes = changes[index + 1]
      if (!notes) return page
      const heights = (parts: readonly NotePart[]) =>
        parts.reduce((sum, { from, to }) => sum + 5 * (to - from) + 1, parts.length > 0 ? 3 : 0)
      return { ...page, notes, used: page.used - heights(page.notes) + heights(notes) }
    })

  const part = (number: number, from: number, to: number): NotePart => ({ number, from, to })

  /** The plan with its first section cut after other lines. */
  const withEnds = (...ends: number[]): Page[] => {
    const cut = ends.map((end, index): Page => {
      const first = ends[index - 1] ?? 5
      return { first, end, notes: [], used: 10 * (end - first), overfull: false, late: [] }
    })
    const head = cut[0]
    if (head) Object.assign(head, { notes: [part(3, 6, 12)], used: head.used + 34 })
    return [...plan.slice(0, 1), ...cut, ...plan.slice(3)]
  }

  const wrong: [what: string, promise: PagePromise, pages: Page[]][] = [
    ['a note a page late', 'beside-call', withNotes({ 4: [], 5: [part(4, 0, 1), part(5, 0, 1)] })],
    ['a note a page early', 'beside-call', withNotes({ 4: [part(4, 0, 15), part(5, 0, 1)] })],
    ['a note dropped', 'complete', withNotes({ 5: [part(4, 15, 25)] })],
    ['a note doubled', 'complete', withNotes({ 3: [part(1, 0, 1)] })],
    ['a line of a note lost', 'complete', withNotes({ 2: [part(3, 7, 12)] })],
    ['a line of a note twice', 'complete', withNotes({ 2: [part(3, 5, 12)] })],
    ['a note that nothing calls', 'complete', withNotes({ 3: [part(6, 0, 1)] })],
    [
      'notes out of order',
      'order',
      withNotes({ 1: [part(2, 0, 1), part(1, 0, 1), part(3, 0, 6)] }),
    ],
    ['a new note above the carry', 'order', withNotes({ 5: [part(5, 0, 1), part(4, 15, 25)] })],
    ['a carry two pages later', 'order', withNotes({ 2: [], 3: [part(3, 6, 12)] })],
    [
      'a lone line of a split note',
      'order',
      withNotes({ 1: [part(1, 0, 1), part(2, 0, 1), part(3, 0, 1)], 2: [part(3, 1, 12)] }),
    ],
    [
      'a lone line carried',
      'order',
      withNotes({ 4: [part(4, 0, 24)], 5: [part(4, 24, 25), part(5, 0, 1)] }),
    ],
    [
      'a line lost',
      'complete',
      withPage(2, ({ first, used }) => ({ first: first + 1, used: used - 10 })),
    ],
    [
      'a line twice',
      'complete',
      withPage(3, ({ first, used }) => ({ first: first - 1, used: used + 10 })),
    ],
    ['the last page lost', 'complete', plan.slice(0, -1)],
    ['a page too high', 'height', withNotes({ 3: [part(6, 0, 2)] })],
    [
      'an empty page',
      'height',
      [...plan, { first: 26, end: 26, notes: [], used: 0, overfull: false, late: [] }],
    ],
    ['a wrong height', 'height', withPage(3, () => ({ used: 80 }))],
    ['a false alarm', 'height', withPage(3, () => ({ overfull: true }))],
    ['a separator forgotten', 'separator', withPage(2, ({ used }) => ({ used: used - 4 }))],
    ['a separator too many', 'separator', withPage(3, ({ used }) => ({ used: used + 4 }))],
    ['an avoidable widow', 'legal-break', withEnds(6, 11, 19, 20)],
    ['an avoidable orphan', 'legal-break', withEnds(11, 13, 20)],
    ['a heading at the foot', 'legal-break', withEnds(11, 12, 20)],
    [
      'a section that begins amid a page',
      'legal-break',
      [{ first: 0, end: 26, notes: [], used: 260, overfull: false, late: [] }],
    ],
  ]

  test.each(wrong)('%s', (_, promise, pages) => {
    expect(brokenBy(flow, pages)).toContain(promise)
  })

  test('an overfull page with more than it must hold', () => {
    const tall = { galley: galley([figure(140), line()]), spec: spec() }
    const pages: Page[] = [{ first: 0, end: 2, notes: [], used: 150, overfull: true, late: [] }]
    expect(brokenBy(tall, breakPages(tall.galley, tall.spec))).toEqual(new Set())
    expect(brokenBy(tall, pages)).toEqual(new Set(['height']))
  })

  describe('a late note', () => {
    const late: Flow = {
      galley: galley(
        [line(), calling(line(), [1, 2, 3, 4]), para(2)],
        [note(20), note(14), note(3), note(2)],
      ),
      spec: spec(),
    }
    const plan = breakPages(late.galley, late.spec)

    test('in the plan as it is', () => {
      expect(printPageMap(late.galley, plan, late.spec).trimEnd().split('\n')).toEqual([
        'page 1 │ lines 1 │ used 10 of 100',
        'page 2 │ lines 2 │ calls 1 2 3 4 │ notes 1(1–17) │ used 99 of 100',
        'page 3 │ no lines │ notes 1(rest) 2 │ used 90 of 100 │ late 2',
        'page 4 │ lines 3–4 │ notes 3 4 │ used 50 of 100 │ late 3 4',
      ])
      expect(brokenBy(late, plan)).toEqual(new Set())
    })

    /** The plan with some pages (counted from 1) changed, and `used` made to agree with them. */
    const withPages = (changes: Record<number, Partial<Page>>): Page[] =>
      plan.map((page, index) => {
        const changed = { ...page, ...changes[index + 1] }
        return { ...changed, used: heightOf(late.galley, late.spec, changed) }
      })
    const rest = part(1, 17, 20)
    const wrong: [what: string, pages: Page[]][] = [
      ['not reported', withPages({ 3: { late: [] } })],
      ['reported beside its call', withPages({ 2: { late: [1] } })],
      ['reported where it does not begin', withPages({ 3: { late: [2, 3] } })],
      ['that had room beside its call', withPages({ 2: { notes: [] }, 3: { late: [1, 2] } })],
      [
        'that had room on a page before',
        withPages({
          3: { notes: [rest], late: [] },
          4: { notes: [part(2, 0, 14), part(3, 0, 3), part(4, 0, 2)], late: [2, 3, 4] },
        }),
      ],
      ['after a page with text', withPages({ 3: { end: 3 }, 4: { first: 3 } })],
      [
        'whose line stands with others',
        [
          ...withPages({
            2: { first: 0, notes: [part(1, 0, 15)] },
            3: { notes: [part(1, 15, 20), part(2, 0, 10)] },
            4: { notes: [part(2, 10, 14), part(3, 0, 3), part(4, 0, 2)] },
          }).slice(1),
        ],
      ],
    ]
    test.each(wrong)('%s', (_, pages) => {
      expect(brokenBy(late, pages)).toContain('beside-call')
    })

    test('that some page could begin', () => {
      const of = {
        galley: galley([line(), calling(line(), [1, 2]), line()], [note(5), note(5)]),
        spec: spec(),
      }
      const page = (given: Partial<Page>): Page => {
        const bare = { first: 0, end: 0, notes: [], used: 0, overfull: false, late: [], ...given }
        return { ...bare, used: heightOf(of.galley, of.spec, bare) }
      }
      const pages = [
        page({ end: 1 }),
        page({ first: 1, end: 2, notes: [part(1, 0, 5)] }),
        page({ first: 2, end: 3, notes: [part(2, 0, 5)], late: [2] }),
      ]
      expect(brokenBy(of, pages)).toEqual(new Set(['beside-call']))
    })
  })

  test('any page and any part of a note that is dropped from a random plan', () => {
    fc.assert(
      fc.property(randomFlows(12), fc.nat(), (random, choice) => {
        const pages = breakPages(random.galley, random.spec)
        const page = pages[choice % pages.length]
        const rest = pages.filter((each) => each !== page)
        expect(brokenBy(random, rest)).toContain('complete')
        if (!page || page.notes.length === 0) return
        const lost = page.notes[choice % page.notes.length]
        const notes = page.notes.filter((each) => each !== lost)
        const spoiled = pages.map((each) => (each === page ? { ...page, notes } : each))
        expect(brokenBy(random, spoiled)).toContain('complete')
      }),
      { seed: 20_240_103, numRuns: 500 },
    )
  })
})

test('a broken promise names its page, line and note, counted from 1', () => {
  const of = galley([calling(line(), [1]), line()], [note(1)])
  const pages: Page[] = [
    { first: 0, end: 1, notes: [], used: 10, overfull: false, late: [] },
    {
      first: 1,
      end: 2,
      notes: [{ number: 1, from: 0, to: 1 }],
      used: 19,
      overfull: false,
      late: [],
    },
  ]
  expect(checkPromises(of, spec(), pages)).toEqual([
    {
      promise: 'beside-call',
      page: 2,
      line: 1,
      note: 1,
      message: 'Note 1 begins on page 2, but is called on page 1',
    },
  ])
})
