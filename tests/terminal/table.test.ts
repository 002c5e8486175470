import { describe, expect, it } from 'vitest'
import { printTable } from '../../src/terminal/table.js'
import { widthOf } from '../../src/terminal/width.js'

const head = ['no.', 'label', 'defined at', 'note']
const rows = [
  [
    '1',
    '[^nikkei]',
    '01-cyber-insurance.md:75',
    '出典：日本経済新聞 『サイバー保険、国家関与は「戦争免責」』',
  ],
  [
    '12',
    '[^wtw]',
    '01-cyber-insurance.md:76',
    'WTW, “Insurance and war”, 2022, https://example.com/insurance',
  ],
]
const numeric = new Set([0])

describe('printTable', () => {
  it('shows all of every cell where nobody says how wide it may be', () => {
    const table = printTable(head, rows, numeric)
    for (const cell of rows.flat()) expect(table).toContain(cell)
  })

  it.each([120, 80, 60, 40])('fits into %i columns, and shows some of each column', (width) => {
    const lines = printTable(head, rows, numeric, width).split('\n')
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width)
    expect(lines[0]).toMatch(/no\..*lab.*def.*note/)
    expect(lines[3]).toMatch(/^ 12 .*\[.*01.*:76.*WTW/)
  })

  it('shortens cells in the middle, where a line number can still be read, but lists and the last column at their ends', () => {
    expect(printTable(head, rows, numeric, 60)).toBe(
      [
        'no.  label      defined at             note',
        '───  ─────────  ─────────────────────  ─────────────────────',
        '  1  [^nikkei]  01-cyber-i…ance.md:75  出典：日本経済新聞…',
        ' 12  [^wtw]     01-cyber-i…ance.md:76  WTW, “Insurance and…',
      ].join('\n'),
    )
    const calls = printTable(
      ['no.', 'called at', 'note'],
      [['1', ':11, :12, :13, :42, :47', 'a']],
      numeric,
      26,
    )
    expect(calls).toContain('  1  :11, :12, :13,…  a')
  })

  it('never shortens the first column, which names the row', () => {
    const table = printTable(
      ['id', 'title'],
      [['cyber-mercenaries', 'Companies that attack for hire']],
      new Set(),
      30,
    )
    expect(table).toContain('cyber-mercenaries  Companies')
  })

  it('leaves numbers whole in a terminal that is too narrow for anything', () => {
    const lines = printTable(head, rows, numeric, 10).split('\n')
    expect(lines[3]).toContain('12')
  })
})
