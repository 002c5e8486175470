import { expect, it } from 'vitest'
import type { KnownBriefing } from '../../../src/authoring/known-briefings.js'
import { findHeritage, guessLayout } from '../../../src/authoring/new/heritage.js'
import type { FrontMatter } from '../../../src/source/front-matter.js'

const month: FrontMatter = {
  title: 'A month',
  layout: 'monthly',
  language: 'en',
  period: '2024-03',
  issued: '2024-04-10',
  version: '1.0',
  classification: 'Public',
  publisher: 'Example Security',
  contact: ['desk@example.com'],
  toc: true,
  'summary-pages': 2,
}
const known: KnownBriefing[] = [{ id: '2024-03', folder: 'briefings/2024-03', frontMatter: month }]

it.each([
  [
    'all of the last month for the next',
    'monthly',
    'en',
    ['classification', 'contact', 'publisher', 'summary-pages', 'toc'],
  ],
  [
    'for another layout nothing about its pages',
    'commentary',
    'en',
    ['classification', 'contact', 'publisher'],
  ],
  [
    'for another language nothing in words',
    'monthly',
    'ja',
    ['classification', 'publisher', 'summary-pages', 'toc'],
  ],
])('takes over %s', (_, layout, language, keys) => {
  expect(Object.keys(findHeritage(known, layout, language).heritage).sort()).toEqual(keys)
})

it.each([
  [
    'the latest of the series',
    ['2024-02 monthly', 'bank-2024-02 monthly-bank', '2024-03 monthly'],
    'bank-',
    '2024-04',
    'monthly-bank',
  ],
  [
    'the latest of the kind for a new series',
    ['2024-02 monthly-bank', 'outlook commentary'],
    'en-',
    '2024-04',
    'monthly-bank',
  ],
  [
    'a commentary after commentaries',
    ['2024-02 monthly-bank', 'outlook commentary-bank'],
    '',
    undefined,
    'commentary-bank',
  ],
  ['a monthly at first', [], '', '2024-04', 'monthly'],
  ['a commentary at first', ['2024-02 monthly-bank'], '', undefined, 'commentary'],
] as const)('takes over the layout of %s', (_, briefings, prefix, ofMonth, layout) => {
  const all = briefings.map((each): KnownBriefing => {
    const [id = '', own = ''] = each.split(' ')
    return { id, folder: id, frontMatter: { ...month, layout: own } }
  })
  expect(guessLayout(all, prefix, ofMonth)).toBe(layout)
})
