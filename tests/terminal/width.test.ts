import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { widthOf } from '../../src/terminal/width.js'

describe('widthOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['漢字かなカナ', 12],
    ['「注」、2024年。', 16],
    ['ｶﾅ', 2],
    ['か\u3099', 2],
    ['👩‍💻!', 3],
    ['é', 1],
  ])('gives the columns of %j', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })

  it('counts every character of its own as string-width does', () => {
    for (let code = 0x20; code <= 0xffff; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue
      const plain =
        code < 0x7f ||
        (code >= 0x2010 && code < 0x2028) ||
        (code >= 0x3000 && code < 0xa000) ||
        code >= 0xff00
      if (!plain) continue
      const character = String.fromCharCode(code)
      if (widthOf(character) !== stringWidth(character)) expect(code.toString(16)).toBe('equal')
    }
  })
})
