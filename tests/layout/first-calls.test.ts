import { describe, expect, it } from 'vitest'
import { listFirstCalls } from '../../src/layout/first-calls.js'

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
})
