import { describe, expect, it } from 'vitest'
import {
  findAgain,
  searchOrder,
  toLines,
  withoutRunning,
} from '../../../src/preview/client/text-lines.js'

const piece = (str: string, baseline: number) => ({ str, transform: [1, 0, 0, 1, 0, baseline] })

describe('text lines', () => {
  it('puts pieces with one baseline together, from top to bottom, and leaves out short lines', () => {
    const pieces = [
      piece('下の行の', 100),
      piece('続きです', 100.2),
      piece('短い', 50),
      piece('上の行が先に', 700),
    ]
    expect(toLines(pieces, 1000)).toEqual([
      { text: '上の行が先に', at: 1 - 0.7 },
      { text: '下の行の続きです', at: 0.9 },
    ])
  })

  it('leaves out what stands at the same height on the next page', () => {
    const foot = { text: '© Example Security', at: 0.95 }
    const line = { text: '本文の一行である', at: 0.5 }
    expect(withoutRunning([line, foot], [{ ...line, at: 0.2 }, foot])).toEqual([line])
  })

  it('finds the first line that is there exactly once', () => {
    const sought = ['消えた行', '二度ある行', '残った行', 'もう一つ'].map((text, at) => ({
      text,
      at,
    }))
    const page = [
      { text: '二度ある行', at: 0.1 },
      { text: '二度ある行', at: 0.2 },
      { text: 'もう一つ', at: 0.3 },
      { text: '残った行', at: 0.4 },
    ]
    expect(findAgain(sought, page)).toEqual({ was: sought[2], is: page[3] })
    expect(findAgain(sought, [])).toBeUndefined()
  })

  it('looks near by first', () => {
    expect(searchOrder(1, 5, 2)).toEqual([1, 2, 0, 3])
    expect(searchOrder(0, 1, 4)).toEqual([0])
  })
})
