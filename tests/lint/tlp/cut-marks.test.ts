import { expect, it } from 'vitest'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const fix = (text: string) => {
  const [file] = fixSource(toSource([{ name: '01-one.md', text: `# One\n\n${text}` }]))
  return file?.after.slice('# One\n\n'.length)
}

it.each([
  ['a term', ':::tlp{amber}\nTerm\n:::\n\n: Meaning\n'],
  ['a meaning', 'Term\n\n:::tlp{amber}\n: Meaning\n:::\n'],
  ['a table with its caption beside it', ':::tlp{amber}\n| a |\n|---|\n| 1 |\n:::\n\n: Caption\n'],
  ['a caption', '![A map](map.png)\n\n:::tlp{amber}\nFigure 1: Caption\n:::\n'],
])('repairs nothing on both sides of the fence of a mark: %s', (_, text) => {
  expect(fix(text)).toBe(text)
})

it('repairs what stands in a mark', () => {
  expect(fix(':::tlp{amber}\nTerm\n: Meaning\n:::\n')).toBe(
    ':::tlp{amber}\n- **Term**: Meaning\n:::\n',
  )
})
