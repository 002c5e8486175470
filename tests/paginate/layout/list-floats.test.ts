import { describe, expect, it } from 'vitest'
import {
  type FlowFigure,
  type FlowItem,
  listFloats,
} from '../../../src/paginate/layout/list-floats.js'

/** Blocks of one line each: `t` text, `h` a section's heading, `s` one below it, `f` a figure, `F` one that stays. */
function chapter(kinds: string, figure: Partial<FlowFigure> = {}, from = 0): FlowItem[] {
  return [...kinds].map((kind, index) => ({
    first: from + index,
    end: from + index + 1,
    keepsWithNext: 'hs'.includes(kind),
    endsSection: kind === 'h',
    ...('fF'.includes(kind) && {
      figure: {
        key: `${from + index}`,
        kind: 'figure',
        stays: kind === 'F',
        height: 100,
        pictures: [],
        ...figure,
      },
    }),
  }))
}

/**
 * Where each figure may stand, by its key; `calling` are the lines that call a note, which has the number of the line,
 * `again` says which note a line calls again.
 */
function landings(
  chapters: FlowItem[][],
  calling: number[] = [],
  again: Readonly<Record<number, number>> = {},
) {
  const lines = Array.from({ length: 20 }, (_, line) => ({
    top: 0,
    bottom: 0,
    block: 0,
    calls: calling.includes(line) ? [line] : [],
  }))
  const calledBy = lines.map(({ calls }, line) => [...calls, ...(again[line] ? [again[line]] : [])])
  const floats = listFloats(chapters, { lines }, calledBy, 800)
  return Object.fromEntries(floats.map((float) => [float.key, float.landings]))
}

describe('listFloats', () => {
  it.each([
    ['lets a figure pass text up to the end of its chapter', 'tftt', [], { 1: [2, 3, 4] }],
    ['stops before the next section', 'tftht', [], { 1: [2, 3] }],
    ['parts no heading from its text', 'tftstt', [], { 1: [2, 3, 5, 6] }],
    ['lets figures follow each other', 'tfft', [], { 1: [2, 3, 4], 2: [3, 4] }],
    ['stops before a figure that stays', 'tftFt', [], { 1: [2, 3] }],
    ['lets a figure stay behind its heading', 'hft', [], { 1: [] }],
    ['lets a chapter begin with its figure', 'ft', [], {}],
    ['keeps a figure that calls notes before text that calls some', 'tfttt', [1, 3], { 1: [2, 3] }],
    ['lets a figure without notes pass such text', 'tfttt', [3], { 1: [2, 3, 4, 5] }],
  ])('%s', (_, kinds, calling, expected) => {
    expect(landings([chapter(kinds)], calling)).toEqual(expected)
  })

  it('keeps a figure that calls a note before text that calls it again, not before other text that does so', () => {
    expect(landings([chapter('tfttt')], [1], { 3: 1 })).toEqual({ 1: [2, 3] })
    expect(landings([chapter('tfttt')], [1], { 3: 9 })).toEqual({ 1: [2, 3, 4, 5] })
    expect(landings([chapter('tfttt')], [], { 3: 9 })).toEqual({ 1: [2, 3, 4, 5] })
  })

  it('lets a table float that is at most half a page high; a higher one stays and is cut', () => {
    expect(landings([chapter('tft', { kind: 'table', height: 400 })])).toEqual({ 1: [2, 3] })
    expect(landings([chapter('tft', { kind: 'table', height: 401 })])).toEqual({})
    expect(landings([chapter('tft', { height: 401 })])).toEqual({ 1: [2, 3] })
  })

  it('returns the figures of all chapters in the order of their lines', () => {
    const floats = listFloats([chapter('tft', {}, 5), chapter('tft')], { lines: [] }, [], 800)
    expect(floats.map(({ key }) => key)).toEqual(['1', '6'])
  })
})
