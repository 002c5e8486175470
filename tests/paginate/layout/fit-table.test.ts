import { describe, expect, it } from 'vitest'
import {
  beginSetting,
  chooseSetting,
  chooseSize,
  shareWidth,
  type TableWidths,
} from '../../../src/paginate/layout/fit-table.js'

const table = (
  room: number,
  columns: readonly [least: number, natural: number, set: number][],
): TableWidths => ({
  room,
  least: columns.reduce((total, [least]) => total + least, 0),
  columns: columns.map(([least, natural, set]) => ({ least, natural, set })),
})

describe('chooseSize', () => {
  const tooWide = { room: 600, least: 640, columns: undefined }

  it('goes down in steps to 7.5 pt and no further', () => {
    expect([9.45, 9, 8.5, 8, 7.5, 7.2].map((size) => chooseSize(tooWide, size))).toEqual([
      9,
      8.5,
      8,
      7.5,
      undefined,
      undefined,
    ])
  })

  it('takes a size for reached that a browser gives with its rounding', () => {
    expect(chooseSize(tooWide, 8.000003)).toBe(7.5)
  })

  it('leaves what fits, to the rounding', () => {
    expect(chooseSize({ ...tooWide, least: 600.4 }, 9.45)).toBeUndefined()
  })
})

describe('a table in Japanese', () => {
  const columns = Array.from({ length: 6 }, () => [40, 90, 60] as const)
  const many = table(
    600,
    columns.map(([...widths]) => widths),
  )

  it('keeps its phrases whole where it has many columns', () => {
    expect(beginSetting(many, 'ja')).toEqual({ phrases: true })
    expect(beginSetting(many, 'en')).toEqual({})
    expect(beginSetting({ ...many, columns: many.columns?.slice(1) }, 'ja')).toEqual({})
    expect(beginSetting({ ...many, columns: undefined }, 'ja')).toEqual({})
  })

  it('is set smaller for that down to 8 pt, and then with lines that end anywhere', () => {
    const set = (size: number, phrases?: boolean) =>
      chooseSetting({ ...many, least: 640, size }, phrases === undefined ? {} : { phrases })
    expect(set(9.45, true)).toEqual({ phrases: true, size: 9 })
    expect(set(8.5, true)).toEqual({ phrases: true, size: 8 })
    expect(set(8, true)).toEqual({})
    expect(set(8)).toEqual({ size: 7.5 })
    expect(set(7.5)).toEqual({ phrases: false, size: 7.5 })
    expect(set(7.5, false)).toBeUndefined()
    expect(chooseSetting({ ...many, size: 9 }, { phrases: true })).toBeUndefined()
  })
})

describe('shareWidth', () => {
  it('leaves the browser’s widths where no short column is broken', () => {
    expect(
      shareWidth(
        table(600, [
          [60, 80, 80],
          [60, 900, 520],
        ]),
      ),
    ).toBeUndefined()
  })

  it('keeps short columns unbroken and gives the long one the rest', () => {
    const widths = shareWidth(
      table(600, [
        [60, 60, 60],
        [70, 460, 431],
        [60, 80, 61],
        [48, 60, 48],
      ]),
    )
    expect(widths).toEqual([60, 400, 80, 60])
  })

  it('gives long columns their parts by what is in them', () => {
    const widths = shareWidth(
      table(600, [
        [40, 100, 60],
        [50, 450, 300],
        [50, 250, 240],
      ]),
    )
    expect(widths).toEqual([100, 50 + 400 * (400 / 600), 50 + 400 * (200 / 600)])
  })

  it('breaks the longest of the short ones where there is no room for all', () => {
    const widths = shareWidth(
      table(
        300,
        [
          [40, 60, 50],
          [40, 70, 52],
          [40, 75, 54],
          [150, 900, 144],
        ].map(([least, natural, set]) => [least, natural, set] as [number, number, number]),
      ),
    )
    expect(widths?.[0]).toBe(60)
    expect(widths?.reduce((total, width) => total + width, 0)).toBeCloseTo(300)
    expect(Math.min(...(widths ?? [0]))).toBeGreaterThanOrEqual(40)
    expect(widths?.[3]).toBeGreaterThanOrEqual(150)
  })

  it('touches no table that is too wide, and none whose cells reach over columns', () => {
    expect(
      shareWidth(
        table(100, [
          [60, 80, 60],
          [60, 80, 60],
        ]),
      ),
    ).toBeUndefined()
    expect(shareWidth({ room: 600, least: 100, columns: undefined })).toBeUndefined()
  })
})
