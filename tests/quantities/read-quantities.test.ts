import { describe, expect, test } from 'vitest'
import { isAmong, nameOf } from '../../src/quantities/quantity.js'
import { readQuantities } from '../../src/quantities/read-quantities.js'

const read = (text: string, language: string) => readQuantities(text, language).map(nameOf)

test.each([
  ['ja', '3月18日', '-3-18'],
  ['ja', '２０２４年３月１８日', '2024-3-18'],
  ['ja', '2019年の4月下旬', '2019-4-'],
  ['ja', '令和6年3月', '2024-3-'],
  ['ja', '2024年2月末日', '2024-2-29'],
  ['ja', '平成元年', '1989--'],
  ['ja', '2023年度', '2023--'],
  ['ja', '1400台', '1400'],
  ['ja', '1,400台', '1400'],
  ['ja', '2割5分', '25%'],
  ['ja', '20％', '20%'],
  ['ja', '3億', '300000000'],
  ['ja', '1億2,000万円', '120000000'],
  ['ja', '5千万人', '50000000'],
  ['ja', '3.5万件', '35000'],
  ['ja', '十七か国', '17'],
  ['ja', '2024-03-02', '2024-3-2'],
  ['en', '18 March', '-3-18'],
  ['en', 'March 18th, 2024', '2024-3-18'],
  ['en', '2 Mar. 2024', '2024-3-2'],
  ['en', 'late April 2018', '2018-4-'],
  ['en', '1,400 devices', '1400'],
  ['en', '1 400 devices', '1400'],
  ['en', '1\u202F400', '1400'],
  ['en', '300 million', '300000000'],
  ['en', '$1.2bn', '1200000000'],
  ['en', '$3m', '3000000'],
  ['en', '20 per cent', '20%'],
  ['en', '20 %', '20%'],
  ['en', 'a 38-minute recording', '38'],
  ['en', 'thirty-six', '36'],
  ['en', 'the twenty-first', '21'],
  ['en', 'three hundred million', '300000000'],
  ['en', 'in 2010', '2010--'],
  ['en', 'the 1990s', '1990--'],
  ['de', '18. März 2024', '2024-3-18'],
  ['de', '18.03.2024', '2024-3-18'],
  ['de', '1.400,5 Geräte', '1400.5'],
  ['de', '3 Millionen', '3000000'],
  ['fr', '1er avril 2024', '2024-4-1'],
])('%s: %s', (language, text, expected) => {
  expect(read(text, language)).toEqual([expected])
})

test.each([
  'CVE-2024-1234',
  'T1059.001',
  'iOS17',
  '10:30',
  '10.0.1',
  '192.0.2.17',
  '5G',
  '7z',
  '3分の1',
])('%s is no quantity', (text) => {
  expect(read(text, 'en')).toEqual([])
})

test('says where each stands, in order', () => {
  const text = '3月2日に36機関、45か国'
  expect(readQuantities(text, 'ja').map(({ index, length }) => text.substr(index, length))).toEqual(
    ['3月2日', '36', '45'],
  )
})

describe('the same in two languages', () => {
  test.each([
    ['3月18日', '18 March 2024', true],
    ['2024年3月18日', '18 March 2023', false],
    ['3月18日', '19 March', false],
    ['2月19日', 'February 19', true],
    ['2010年', 'In 2010', true],
    ['2010台', '2,010 devices', true],
    ['3億人', '30 million', false],
    ['20件', '20 %', false],
    ['4人', 'four officers', true],
    ['3月18日～20日', '18–20 March', true],
    ['2019年の4月下旬から5月初め', 'late April and early May 2019', true],
  ])('%s, %s: %s', (ja, en, same) => {
    const [there, here] = [readQuantities(ja, 'ja'), readQuantities(en, 'en')]
    expect(here.every((one) => isAmong(one, there))).toBe(same)
  })
})
