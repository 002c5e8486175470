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
  ['ja', '令和六年', '2024--'],
  ['ja', '二〇二四年三月十八日', '2024-3-18'],
  ['ja', 'R6.4.1', '2024-4-1'],
  ['ja', '24年3月', '2024-3-'],
  ['ja', '24年度', '2024--'],
  ['ja', '90年代', '1990--'],
  ['ja', '2024.3.18', '2024-3-18'],
  ['ja', '第3四半期', 'Q3'],
  ['ja', '12.5ポイント', '12.5'],
  ['ja', '1万2,000', '12000'],
  ['ja', '3人に1人', `${100 / 3}%`],
  ['ja', '1年半', '18'],
  ['en', "the '90s", '1990--'],
  ['en', 'FY24', '2024--'],
  ['en', 'the third quarter', 'Q3'],
  ['en', 'three quarters', '75%'],
  ['en', 'half a billion', '500000000'],
  ['en', 'one hundred and twenty', '120'],
  ['en', 'two and a half', '2.5'],
  ['en', 'half a dozen', '6'],
  ['en', 'fivefold', '5'],
  ['en', '10k users', '10000'],
  ['en', '5M records', '5000000'],
  ['en', '3.8Tbps', '3.8'],
])('%s: %s', (language, text, expected) => {
  expect(read(text, language)).toEqual([expected])
})

test.each([
  'iOS17',
  '10:30',
  '5G',
  '7z',
  '4K',
  '3 p.m.',
  '24/7',
  'several hundred',
  'multi-million',
  'dozens',
])('%s is no quantity', (text) => {
  expect(read(text, 'en')).toEqual([])
})

test.each(['午後3時30分', '15時30分', '24時間365日', '数百万', '四国', '六本木', '億円'])(
  '%s is none',
  (text) => {
    expect(read(text, 'ja')).toEqual([])
  },
)

test.each([
  ['CVE‑2024‑1234', 'CVE-2024-1234'],
  ['T1059.001', 'T1059.001'],
  ['10.0.1', '10.0.1'],
  ['192.0.2.17', '192.0.2.17'],
  ['192.0.2[.]17', '192.0.2.17'],
  ['45(.)33(.)32(.)0/24', '45.33.32.0/24'],
  ['ms17-010', ''],
  ['MS17-010', 'MS17-010'],
])('%s is an identifier', (text, expected) => {
  expect(read(text, 'en').join()).toBe(expected)
})

test('says where each stands, in order', () => {
  const text = '3月2日に36機関、45か国'
  expect(readQuantities(text, 'ja').map(({ index, length }) => text.substr(index, length))).toEqual(
    ['3月2日', '36', '45'],
  )
})

test.each([
  ['ja', '3月18〜20日', ['-3-18', '--20']],
  ['ja', '2024年1〜3月', ['2024-1-', '-3-']],
  ['ja', '10〜15％', ['10%', '15%']],
  ['ja', '3〜5億円', ['300000000', '500000000']],
  ['ja', '100〜1万件', ['100', '10000']],
  ['en', '18–20 March 2024', ['2024-3-18', '2024-3-20']],
  ['en', 'March 18–20, 2024', ['-3-18', '2024-3-20']],
  ['en', 'between 10 and 15 percent', ['10%', '15%']],
  ['en', '$10–15 million', ['10000000', '15000000']],
  ['en', 'three to five million', ['3000000', '5000000']],
])('%s: both ends of %s', (language, text, expected) => {
  expect(read(text, language)).toEqual(expected)
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
