import { expect, it } from 'vitest'
import { repairText } from '../fix/repair-text.js'

const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64))

it.each([
  [
    'IPs:\n192[.]0[.]2[.]1\n192[.]0[.]2[.]2,\nhxxp://a[.]example/x\n',
    'IPs:\n- 192[.]0[.]2[.]1\n- 192[.]0[.]2[.]2,\n- hxxp://a[.]example/x\n',
  ],
  [`${one}\n${two}\n${three}\nText.\n`, `- ${one}\n- ${two}\n- ${three}\n\nText.\n`],
  [
    'CVE-2026-1111\r\nCVE-2026-2222\r\nCVE-2026-33333\r\n',
    '- CVE-2026-1111\r\n- CVE-2026-2222\r\n- CVE-2026-33333\r\n',
  ],
])('makes a list of %j', (text, list) => {
  expect(repairText(text)).toBe(list)
})

it.each([
  [
    '（１）概要\n　①　影響\n　②　期間\n（２）対策\n',
    '（１）概要\\\n　①　影響\\\n　②　期間\\\n（２）対策\n',
  ],
  [
    '**Owner:** Jane\nStatus: done  \nLast change: today\n',
    '**Owner:** Jane\nStatus: done  \nLast change: today\n',
  ],
  [
    '**Owner:** Jane\nStatus: done\nLast change: today\n',
    '**Owner:** Jane\\\nStatus: done\\\nLast change: today\n',
  ],
  [
    '令和７年３月３１日\n独立行政法人　例示機構\nセキュリティセンター\n',
    '令和７年３月３１日\\\n独立行政法人　例示機構\\\nセキュリティセンター\n',
  ],
  ['発行：甲\n担当：乙\n連絡先：丙\n', '発行：甲\\\n担当：乙\\\n連絡先：丙\n'],
  ['(a) one\n    more\n(b) two\n', '(a) one\n    more\\\n(b) two\n'],
  ['As follows:\nA) one\nB) two\n', 'As follows:\\\nA) one\\\nB) two\n'],
  ['※１　甲\n※２　乙\n', '※１　甲\\\n※２　乙\n'],
  ['述べる。\r\n１．甲\r\n２．乙\r\n', '述べる。\\\r\n１．甲\\\r\n２．乙\r\n'],
])('ends the lines of %j', (text, ended) => {
  expect(repairText(text)).toBe(ended)
})

it('parts the paragraphs that begin with a wide blank', () => {
  expect(repairText('　攻撃は続く。\n　対策を述べる。\n')).toBe(
    '　攻撃は続く。\n\n　対策を述べる。\n',
  )
  expect(repairText('> 甲\n> 　乙\n')).toBe('> 甲\n>\n> 　乙\n')
})

it.each([
  'See 192[.]0[.]2[.]1\nand 192[.]0[.]2[.]2\nand a[.]example\n',
  '192[.]0[.]2[.]1\n192[.]0[.]2[.]2\n',
  '- 192[.]0[.]2[.]1\n- 192[.]0[.]2[.]2\n- 192[.]0[.]2[.]3\n',
  '見出し\\\n　本文\n',
  'By\nA. Smith and\nC. Jones\n',
  'A. Smith は言った。\nB. Jones は答えた。\n',
  'It is a.\nb. Not\n',
  '攻撃は続いており\n対策が要る。\n次に述べる\n',
  'The report says: it is over\nand then: nothing\nElse: more\n',
])('leaves %j as it is', (text) => {
  expect(repairText(text)).toBe(text)
})
