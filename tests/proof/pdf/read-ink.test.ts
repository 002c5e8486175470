import { describe, expect, it } from 'vitest'
import { readOperations } from '../../../src/pdf/content/content-stream.js'
import { readInk } from '../../../src/proof/pdf/read-ink.js'

const inkOf = (source: string) => readInk({ source, operations: readOperations(source) })

describe('the ink of a page', () => {
  it('tells where runs begin and in what colour, through matrices and saved states', () => {
    const ink = inkOf(
      'q .75 0 0 -.75 0 842 cm 0 g q .2 1 0 rg BT /F1 16 Tf 1 0 0 -1 100 40 Tm <01> Tj 9.6 0 Td <02> Tj ET Q BT 1 0 0 -1 0 80 Tm [<03>] TJ ET Q',
    )
    expect(ink.runs.map(({ x, y, colour }) => `${x.toFixed(1)} ${y.toFixed(1)} ${colour}`)).toEqual(
      ['75.0 812.0 #33ff00', '82.2 812.0 #33ff00', '0.0 782.0 #000000'],
    )
  })

  it('tells filled rectangles as far as they are seen, in the order in which they are painted', () => {
    const ink = inkOf('0 g 10 10 20 5 re f q 0 0 15 15 re W n 1 g 10 10 20 20 re f Q 5 5 1 1 re S')
    expect(ink.grounds).toEqual([
      { colour: '#000000', box: { left: 10, bottom: 10, right: 30, top: 15 } },
      { colour: '#ffffff', box: { left: 10, bottom: 10, right: 15, top: 15 } },
    ])
  })

  it('tells within what a run is seen', () => {
    const { runs } = inkOf(
      'q 10 20 30 40 re W n BT 1 0 0 1 5 25 Tm <01> Tj ET Q BT 1 0 0 1 9 9 Tm <02> Tj ET',
    )
    const everywhere = [-Infinity, -Infinity, Infinity, Infinity]
    expect(
      runs.map(({ clip: { left, bottom, right, top } }) => [left, bottom, right, top]),
    ).toEqual([[10, 20, 40, 60], everywhere])
  })

  it('knows no colour of another colour space', () => {
    expect(inkOf('/P cs /p1 scn BT <01> Tj ET').runs[0]?.colour).toBeUndefined()
  })
})
