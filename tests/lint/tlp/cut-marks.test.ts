import { expect, it } from 'vitest'
import { repairChapter } from '../fix/repair-text.js'

it.each([
  ['a term', ':::tlp{amber}\nTerm\n:::\n\n: Meaning\n'],
  ['a meaning', 'Term\n\n:::tlp{amber}\n: Meaning\n:::\n'],
  ['a table with its caption beside it', ':::tlp{amber}\n| a |\n|---|\n| 1 |\n:::\n\n: Caption\n'],
  ['a caption', '![A map](map.png)\n\n:::tlp{amber}\nFigure 1: Caption\n:::\n'],
])('repairs nothing on both sides of the fence of a mark: %s', (_, text) => {
  expect(repairChapter(text)).toBe(text)
})

it('repairs what stands in a mark', () => {
  expect(repairChapter(':::tlp{amber}\nTerm\n: Meaning\n:::\n')).toBe(
    ':::tlp{amber}\n- **Term**: Meaning\n:::\n',
  )
})
