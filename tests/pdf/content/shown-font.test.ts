import { describe, expect, it } from 'vitest'
import { parseToUnicode } from '../../../src/pdf/content/shown-font.js'

describe('parseToUnicode', () => {
  it('reads characters and ranges', () => {
    const { width, characters } = parseToUnicode(
      `1 begincodespacerange <0000> <FFFF> endcodespacerange
       2 beginbfchar <0001> <0041> <0002> <D83DDE00> endbfchar
       2 beginbfrange <0003> <0005> <0061> <0006> <0007> [<0078> <0079007A>] endbfrange`,
    )
    expect(width).toBe(2)
    expect([1, 2, 3, 5, 6, 7].map((code) => characters.get(code))).toEqual([
      'A',
      '😀',
      'a',
      'c',
      'x',
      'yz',
    ])
  })
})
