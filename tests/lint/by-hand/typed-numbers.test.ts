import { expect, it } from 'vitest'
import { dropTypedNumbers } from '../../../src/lint/by-hand/typed-numbers.js'

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
  [
    ['**1.** One', '**2.** **Two**', '**3. Three**'],
    ['One', '**Two**', '**3. Three**'],
  ],
  [
    ['**1. One** thing', '**2. Two** things'],
    ['**1. One** thing', '**2. Two** things'],
  ],
  [
    ['**1** One', '**2** Two'],
    ['One', 'Two'],
  ],
  [
    ['第1章はじめに', '第2章_x', '第3章は長い'],
    ['はじめに', 'x', '第3章は長い'],
  ],
  [['第三章の教訓'], ['第三章の教訓']],
  [
    ['はじめに', '第1章ローダー', '第２章・手紙', '第三章の教訓'],
    ['はじめに', 'ローダー', '手紙', '第三章の教訓'],
  ],
  [
    ['One', 'Two', 'Three', 'Chapter 11: bankruptcies rise'],
    ['One', 'Two', 'Three', 'Chapter 11: bankruptcies rise'],
  ],
  [
    ['第1章〜第3章の要約', '第二部隊の動き', '１．５倍になった被害'],
    ['第1章〜第3章の要約', '第二部隊の動き', '１．５倍になった被害'],
  ],
  [
    ['2. Bundesliga', 'Letters'],
    ['2. Bundesliga', 'Letters'],
  ],
  [
    ['', '1. One', '2. Two'],
    ['', 'One', 'Two'],
  ],
])('%j are %j', (titles, without) => {
  expect(dropTypedNumbers(titles)).toEqual(without)
})

it.each([
  ['第十二章　手紙', 12, '手紙'],
  ['第二十一章　手紙', 21, '手紙'],
  ['第三章　手紙', 4, '第三章　手紙'],
])('%j before chapter %i is %j', (title, number, without) => {
  expect(dropTypedNumbers([title], number)).toEqual([without])
})
