import { expect, it } from 'vitest'
import { dropTypedNumbers } from '../../../src/authoring/new/typed-numbers.js'

it.each([
  [
    ['1. Ransomware', '2. Spyware', 'In short'],
    ['Ransomware', 'Spyware', 'In short'],
  ],
  [['1\\. Ransomware'], ['Ransomware']],
  [
    ['1) One', '２．二', '3、三', '第4章　四', '第五章: 五', 'Chapter 6: Six', 'Section 7 – Seven'],
    ['One', '二', '三', '四', '五', 'Six', 'Seven'],
  ],
  [
    ['1 Introduction', '2 Ransomware'],
    ['Introduction', 'Ransomware'],
  ],
  [
    ['3 groups and their tools', '7 days in May'],
    ['3 groups and their tools', '7 days in May'],
  ],
  [
    ['1.5 million hosts', '2024: the year', '0-days', '365 days', '3', '1.'],
    ['1.5 million hosts', '2024: the year', '0-days', '365 days', '3', '1.'],
  ],
])('%j are %j', (titles, without) => {
  expect(dropTypedNumbers(titles)).toEqual(without)
})
