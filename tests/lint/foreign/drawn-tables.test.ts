import { expect, it } from 'vitest'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { repairDrawnTables } from '../../../src/lint/foreign/drawn-tables.js'
import { measureWork } from '../../processor-time.js'
import { toSource } from '../rules/run.js'

const repair = (...lines: string[]) => {
  const [file] = fixSource(toSource([{ name: 'a.md', text: `Text.\n\n${lines.join('\n')}\n` }]))
  expect(file?.refused).toBeUndefined()
  return file?.after.split('\n').slice(2, -1)
}

it('writes a table of pandoc whose cells go over several lines, with its caption', () => {
  expect(
    repair(
      '  ---------------------------------------------------',
      '  **Date**     **Event**                    **Source**',
      '  ------------ ---------------------------- ----------',
      '  2026-03-12   Exploit of the gateway; web  Log | EDR',
      '               shell dropped                ',
      '',
      '  2026-03-14   \\- Lateral movement          EDR[^3]',
      '',
      '               \\- Credential dumping        ',
      '  ---------------------------------------------------',
      '',
      '  : Table 1: Timeline of the',
      '  intrusion {#tbl:time}',
      '',
      'More[^3].',
      '',
      '[^3]: Note.',
    ),
  ).toEqual([
    ':::table{#tbl-time}',
    '| **Date** | **Event** | **Source** |',
    '| --- | --- | --- |',
    '| 2026-03-12 | Exploit of the gateway; web shell dropped | Log \\| EDR |',
    '| 2026-03-14 | \\- Lateral movement | EDR[^3] |',
    '|  | \\- Credential dumping |  |',
    '',
    'Timeline of the intrusion',
    ':::',
    '',
    'More[^3].',
    '',
    '[^3]: Note.',
  ])
})

it('writes a grid in which a cell goes over all columns, and cells are indented', () => {
  expect(
    repair(
      '+--------+---------+',
      '| Host   | > Seen  |',
      '|        | > first |',
      '+========+=========+',
      '| **Access**       |',
      '+--------+---------+',
      '| alpha  | today   |',
      '+--------+---------+',
      '| **Impact**       |',
      '+------------------+',
    ),
  ).toEqual([
    '| Host | Seen first |',
    '| --- | --- |',
    '| **Access** |  |',
    '| alpha | today |',
    '| **Impact** |  |',
  ])
})

it('writes a simple table, whose columns may be set to the right or centred, in Japanese too', () => {
  expect(
    repair(
      '    件数 名称      区分  備考',
      '  ------ -------- ------ ------',
      '      12 更新版     高   あり',
      '       3 旧版       低   なし',
    ),
  ).toEqual([
    '| 件数 | 名称 | 区分 | 備考 |',
    '| --: | --- | :-: | --- |',
    '| 12 | 更新版 | 高 | あり |',
    '| 3 | 旧版 | 低 | なし |',
  ])
})

it('writes a table without a head', () => {
  expect(repair('------ ---', 'one    1', 'two    2', '------ ---', '', 'Text.')).toEqual([
    '|  |  |',
    '| --- | --- |',
    '| one | 1 |',
    '| two | 2 |',
    '',
    'Text.',
  ])
})

it('writes a grid, its lists as lines', () => {
  expect(
    repair(
      '+---------+------:+',
      '| 項目    | Price |',
      '+:========+======:+',
      '| Bananas | 1.34  |',
      '| and     |       |',
      '+---------+-------+',
      '| - one   | 2     |',
      '|   goes  |       |',
      '| - two   | \\|    |',
      '+---------+-------+',
      '',
      'Table: Fruit',
    ),
  ).toEqual([
    ':::table',
    '| 項目 | Price |',
    '| --- | --: |',
    '| Bananas and | 1.34 |',
    '| - one goes<br>- two | 2<br>\\| |',
    '',
    'Fruit',
    ':::',
  ])
})

it.each([
  ['a cell over two columns', ['+---+---+', '| both  |', '+---+---+', '| a | b |', '+---+---+']],
  ['a cell over two rows', ['+---+---+', '| a | b |', '|   +---+', '|   | c |', '+---+---+']],
  ['a line alone', ['--- ---', '', 'Text.']],
  ['two lines above', ['One', 'Two', '--- ---', 'a   b']],
])('leaves %s to its author', (_, lines) => {
  expect(repair(...lines)).toEqual(lines)
})

it.each([
  ['lines of dashes', '-- --\n\n'],
  ['borders', '+--+--+\n\n'],
  ['tables', '-- --\na  b\n-- --\n\n'],
])('takes no time with the square of %s', (_, text) => {
  const [at] = toSource([{ name: 'a.md', text: `Text.\n\n${text.repeat(4000)}` }]).files
  expect(at).toBeDefined()
  expect(measureWork(() => at && repairDrawnTables(at))).toBeLessThan(1000)
})
