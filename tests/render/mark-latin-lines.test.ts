import { expect, it } from 'vitest'
import { setTexts } from './set.js'

const more = 'and further words that fill more than the line in which they begin'

const isMarked = (text: string, language = 'ja') =>
  setTexts(['O', `# T\n\n${text}\n\n[^a]: 注`], 'pdf', { language }).bodies[0]?.includes(
    'latin-lines',
  )

it.each([
  ['A source: ESET, “A rigged game”, <https://example.com/a/rather/long/address>', true],
  ['AhnLab Security Emergency Response Center (ASEC), the year, 2021年', true],
  [`- \`sqgame[.]net\` ${more}`, true],
  [`- Loader\n\n  ${more}[^a]`, true],
  ['A short one[^a]', false],
  ['侵入の経路はまだ分かっていない。'.repeat(5), false],
  ['Android版BirdCallはWindows版の命令の一部を備える。'.repeat(3), false],
  [`- 侵入の経路\n  - ${'認証の強化'.repeat(20)}`, false],
  ['2024-03-02 '.repeat(8), false],
])('%s: %s', (text, marked) => {
  expect(isMarked(text)).toBe(marked)
})

it('judges an item by its own words, not by those of the list in it', () => {
  const [body = ''] = setTexts([
    'O',
    `# T\n\n- ${more}\n  - ${'侵入の経路を探す'.repeat(10)}`,
  ]).bodies
  expect(body.match(/<li[^>]*>/g)?.map((item) => item.includes('latin-lines'))).toEqual([
    true,
    false,
  ])
})

it('marks nothing in another language', () => {
  expect(isMarked(more, 'en')).toBe(false)
})
