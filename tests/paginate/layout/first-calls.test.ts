import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followCalls } from '../../../src/footnotes/reading-order.js'
import { listFirstCalls } from '../../../src/paginate/layout/order-notes.js'

const noteOfCall = new Map([
  ['call-1', 1],
  ['call-1-2', 1],
  ['call-2', 2],
  ['call-3', 3],
])

describe('listFirstCalls', () => {
  it('begins a note on the line of its first call only', () => {
    const lines = [['call-1', 'call-2'], [], ['call-1-2', 'call-3']]
    expect(listFirstCalls(lines, new Map(), noteOfCall)).toEqual([[1, 2], [], [3]])
  })

  it('lets the notes that a note calls follow it, each once', () => {
    const inside = new Map([
      [1, ['call-2']],
      [2, ['call-1-2', 'call-3']],
    ])
    expect(listFirstCalls([['call-1'], ['call-3']], inside, noteOfCall)).toEqual([[1, 2, 3], []])
  })

  it('passes over a call that it does not know', () => {
    expect(listFirstCalls([['call-9']], new Map(), noteOfCall)).toEqual([[]])
  })

  it('follows ten thousand notes that call each other', () => {
    const count = 10_000
    const numbers = Array.from({ length: count }, (_, index) => index + 1)
    const chain = new Map(numbers.map((number) => [number, [`call-${number + 1}`]]))
    const known = new Map(numbers.map((number) => [`call-${number}`, number]))
    expect(listFirstCalls([['call-1']], chain, known)).toEqual([numbers])
  })

  it('begins the notes in the order in which the report numbers them', () => {
    const calls = fc.array(fc.nat(9), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(calls, { maxLength: 5 }), fc.array(calls), (lines, notes) => {
        const inside = new Map(notes.map((own, index) => [index, own.map(String)]))
        const known = new Map(Array.from({ length: 10 }, (_, index) => [String(index), index]))
        const read = followCalls(
          lines.flat().map(String),
          (call) => call,
          (call) => inside.get(Number(call)) ?? [],
        )
        expect(
          listFirstCalls(
            lines.map((line) => line.map(String)),
            inside,
            known,
          ).flat(),
        ).toEqual([...new Set(read.map(Number))])
      }),
      { seed: 2024 },
    )
  })
})
