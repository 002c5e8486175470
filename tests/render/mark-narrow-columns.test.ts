import { expect, it } from 'vitest'
import { setTexts } from './set.js'

/** The text of each narrow cell of a table. */
function listNarrow(table: string): string[] {
  const [body = ''] = setTexts(['O', `# T\n\n${table}\n\n[^a]: A`], 'html').bodies
  return [...body.matchAll(/<t[hd][^>]*class="narrow"[^>]*>(.*?)<\/t[hd]>/g)].map(([, text]) =>
    (text ?? '').replaceAll(/<[^>]*>/g, ''),
  )
}

it('marks the column that numbers the rows, its head too', () => {
  expect(listNarrow('| # | file |\n|--|--|\n| 1 | loader.dll |\n| **12** | stage-2.ps1 |')).toEqual(
    ['#', '1', '12'],
  )
})

it('marks no column with a longer word in one cell, nor with a picture', () => {
  expect(listNarrow('| No. | A |\n|--|--|\n| 1 | b |\n| three | c |')).toEqual(['A', 'b', 'c'])
  expect(listNarrow('<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>')).toEqual([
    'b',
  ])
})

it('marks words in Japanese, and a number with its note', () => {
  expect(listNarrow('| 要否 | 対策の内容 |\n|--|--|\n| 必要 | 更新 |')).toEqual(['要否', '必要'])
  expect(listNarrow('| 件数 | 対策の内容 |\n|--|--|\n| 12[^a] | 更新 |')).toEqual(['件数', '121'])
})

it('leaves a row that is shorter, and a table with cells over several columns', () => {
  expect(listNarrow('<table><tr><td>1</td><td>a</td></tr><tr><td>2</td></tr></table>')).toEqual([
    '1',
    'a',
    '2',
  ])
  expect(
    listNarrow('<table><tr><td colspan="2">1</td></tr><tr><td>2</td><td>b</td></tr></table>'),
  ).toEqual([])
})
