import { describe, expect, it } from 'vitest'
import { readOperations } from '../../../src/pdf/content/content-stream.js'
import type { Box } from '../../../src/proof/pdf/facts.js'
import { type Painted, readInk } from '../../../src/proof/pdf/read-ink.js'

function paint(
  source: string,
  forms: Record<string, Painted> = {},
  placement?: Painted['placement'],
): Painted {
  const operations = readOperations(source)
  return {
    source,
    operations,
    placement,
    forms: new Map(Object.entries(forms)),
    drawnFonts: new Set(['Drawn']),
  }
}

const inkOf = (source: string, forms?: Record<string, Painted>) => readInk(paint(source, forms))
const sides = ({ left, bottom, right, top }: Box) => [left, bottom, right, top]

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
    expect(runs.map(({ clip }) => sides(clip))).toEqual([[10, 20, 40, 60], everywhere])
  })

  it('takes what lies between the outermost points of another shape for seen', () => {
    const [run] = inkOf(
      '0 1 -1 0 100 0 cm 10 20 m 30 5 l 40 50 60 10 20 10 c 25 90 26 8 v 1 2 3 4 y h W* n BT <01> Tj ET',
    ).runs
    expect(run && sides(run.clip)).toEqual([10, 1, 98, 60])
  })

  it('takes each rectangle of a turned page with all of its corners', () => {
    const ink = inkOf('q .8 .6 -.6 .8 0 0 cm 0 0 10 5 re B Q')
    expect(ink.grounds.map(({ box }) => sides(box))).toEqual([[-3, 0, 8, 10]])
  })

  it('follows forms through their matrices, cut off at their boxes, as often as they are painted', () => {
    const inner = paint('BT 1 0 0 1 3 4 Tm <01> Tj ET', {}, { matrix: [], box: [0, 0, 50, 50] })
    const outer = paint(
      '1 g /In Do 0 0 5 5 re f',
      { In: inner },
      { matrix: [1, 0, 0, 1, 10, 20], box: [0, 0, 8, 9] },
    )
    const ink = inkOf('.2 1 0 rg q 2 0 0 2 0 0 cm /Out Do Q /Out Do /Image Do', { Out: outer })
    expect(ink.runs.map(({ x, y, colour, clip }) => [x, y, colour, ...sides(clip)])).toEqual([
      [26, 48, '#ffffff', 20, 40, 36, 58],
      [13, 24, '#ffffff', 10, 20, 18, 29],
    ])
    expect(ink.grounds.map(({ box }) => sides(box))).toEqual([
      [20, 40, 30, 50],
      [10, 20, 15, 25],
    ])
  })

  it('keeps what a form changes of colours and places to the form', () => {
    const form = paint('1 g 2 0 0 2 0 0 cm', {}, undefined)
    const [run] = inkOf('0 g /Form Do BT 1 0 0 1 7 8 Tm <01> Tj ET', { Form: form }).runs
    expect(run).toMatchObject({ x: 7, y: 8, colour: '#000000' })
  })

  it('tells glyphs that are drawings, until the state before is restored', () => {
    const form = paint('BT <01> Tj /F1 9 Tf <02> Tj /Drawn 9 Tf <03> Tj ET')
    const ink = inkOf('q /Drawn 12 Tf /Form Do Q BT <04> Tj ET', { Form: form })
    expect(ink.runs.map(({ isDrawn }) => isDrawn)).toEqual([true, false, true, false])
  })

  it('ends where a form paints itself', () => {
    const forms = new Map<string, Painted>()
    const form: Painted = { ...paint('BT <01> Tj ET /Self Do'), forms }
    forms.set('Self', form)
    expect(inkOf('/Form Do', { Form: form }).runs).toHaveLength(1)
  })

  it('knows no colour of another colour space', () => {
    expect(inkOf('/P cs /p1 scn BT <01> Tj ET').runs[0]?.colour).toBeUndefined()
  })
})
