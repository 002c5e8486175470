import { describe, expect, it } from 'vitest'
import { fixSource } from '../../src/lint/fix/fix-source.js'
import { findHandNotes } from '../../src/lint/hand-notes.js'
import { toSource } from './rules/run.js'

const read = (text: string) => toSource([{ name: 'notes.md', text }])

function fix(text: string): string | undefined {
  const [file] = fixSource(read(text))
  expect(file?.refused).toBeUndefined()
  return file?.after
}

function find(text: string) {
  const [at] = read(text).files
  return at && findHandNotes(at)
}

describe('notes numbered by hand become notes', () => {
  it.each([
    [
      'with a list under a title, which goes with it',
      'A [1], B [2][1].\n\n## References\n\n1. One\n2. Two\n\n## More\n\nText.\n',
      'A[^1], B[^2][^1].\n\n\n\n[^1]: One\n[^2]: Two\n\n## More\n\nText.\n',
    ],
    [
      'with lines in brackets, called high and several at once',
      'A<sup>[1] [2]</sup>, B [1, 3].\n\n**Sources:**\n\n[1] One\n[2]: https://two.example/\n[3] Three\n',
      'A[^1][^2], B[^1][^3].\n\n\n\n[^1]: One\n[^2]: https://two.example/\n[^3]: Three\n',
    ],
    [
      'with definitions of links',
      'A [1] and [1].\n\n[1]: https://one.example/ "One"\n',
      'A[^1] and[^1].\n\n[^1]: One <https://one.example/>\n',
    ],
    [
      'with high figures',
      'A<sup>1</sup>, B<sup>2</sup>.\n\n<sup>1</sup> One\n\n<sup>2</sup> Two\n',
      'A[^1], B[^2].\n\n[^1]: One\n\n[^2]: Two\n',
    ],
    [
      'in Japanese',
      '甲※1、乙（注2）。\n\n※1 一\n\n注2：二\n',
      '甲[^1]、乙[^2]。\n\n[^1]: 一\n\n[^2]: 二\n',
    ],
    [
      'but for those that nothing calls, which stay out of the others’ text',
      'A [1].\n\n[1] One\n[2] Two\n',
      'A[^1].\n\n[^1]: One\n\n[2] Two\n',
    ],
  ])('%s', (_, before, after) => {
    expect(fix(before)).toBe(after)
  })
})

it('leaves them where a note has such a label', () => {
  const text = 'A [1], B[^1].\n\n[1] One\n\n[^1]: Another\n'
  expect(find(text)).toMatchObject({ number: '1', count: 1, edits: undefined })
})

it.each([
  ['links by reference', 'A [word][1].\n\n[1]: https://one.example/\n'],
  ['an index into a list', 'The value of argv[1].\n\n1. One\n'],
  ['a range of a list that has no such items', 'A [1, 9].\n\n[1] One\n'],
  ['code', 'A `[1]`.\n\n[1] One\n'],
  ['what nothing calls', 'A claim.\n\n## References\n\n1. One\n'],
  ['a power', 'About 10<sup>6</sup>.\n\n1. One\n'],
])('lets be %s', (_, text) => {
  expect(find(text)).toBeUndefined()
})
