import { expect, it } from 'vitest'
import type { KnownBriefing } from '../../../src/authoring/known-briefings.js'
import { findHeritage } from '../../../src/authoring/new/heritage.js'
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
