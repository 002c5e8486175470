import { expect, test } from 'vitest'
import { breakPages } from '../../../src/paginate/layout/break-pages.js'
import { findHole, shareWhite } from '../../../src/paginate/layout/share-white.js'
import { figure, galley, heading, keeping, line, opening, para, spec } from './galley-builders.js'

/** The white that is put above lines of the first page. */
function shareOnFirst(pieces: Parameters<typeof galley>[0]) {
  const flow = galley(pieces)
  const [page] = breakPages(flow, spec())
  return page && shareWhite(flow, spec(), page)
}

test('a hole is shared out among the spaces of its page, twice as much at figures and headings', () => {
  expect(shareOnFirst([para(2), para(2), heading(), para(2), figure(90)])).toEqual([
    [2, 3],
    [4, 6],
  ])
})

test('the space under the title of a chapter takes its part, that under any other heading none', () => {
  const title = opening(keeping(figure(20)))
  const pieces = [line(), title, heading(), para(2), heading(), para(2), figure(90)]
  const flow = galley(pieces)
  const [, page] = breakPages(flow, spec())
  expect(page && shareWhite(flow, spec(), page)).toEqual([
    [2, 5.25],
    [5, 5.25],
  ])
})

test('only as much as brings it down to what is no hole', () => {
  const pieces = [line(), line(), line(), line(), line(), line(), line(), line(), line(9)]
  const [first, ...others] = shareOnFirst([...pieces, figure(90)]) ?? []
  expect(others).toHaveLength(7)
  expect(first?.[0]).toBe(1)
  expect(8 * (first?.[1] ?? 0)).toBeCloseTo(1.5)
})

test('a small gap stays, and so does the white at the end of a chapter', () => {
  expect(shareOnFirst([para(6), para(3, 11), figure(90)])).toEqual([])
  expect(shareOnFirst([para(3), para(3), opening(para(3))])).toEqual([])
})

test('a page is a hole by what stays white when all is shared out, where its section goes on', () => {
  const holeOfFirst = (pieces: Parameters<typeof galley>[0]) => {
    const flow = galley(pieces)
    const [page] = breakPages(flow, spec())
    return page && findHole(flow, spec(), page)
  }
  expect(holeOfFirst([para(2), para(2), para(2), figure(90)])).toBeCloseTo(0.34)
  expect(holeOfFirst([para(9), figure(90)])).toBeUndefined()
  expect(holeOfFirst([para(4), para(4), figure(90)])).toBeCloseTo(0.17)
  expect(holeOfFirst([para(3), opening(para(9))])).toBeUndefined()
})

test('a turned page has a hole and white to share by its own height, not by that of the upright pages', () => {
  const flow = galley([para(3), para(3), para(3)])
  const turned = { ...spec(), heights: new Map([[0, 60]]) }
  const [page] = breakPages(flow, turned)
  expect(page).toMatchObject({ end: 6, used: 60 })
  expect(page && shareWhite(flow, turned, page)).toEqual([])
  expect(page && findHole(flow, turned, page)).toBeUndefined()
})
