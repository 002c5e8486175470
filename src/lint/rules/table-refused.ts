import { defineRule } from '../rule.js'

/** The line below the head of a table. */
const delimiter = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/

/** A row with bars at both its ends. */
const row = /^[ \t>]*\|.+\|[ \t]*$/

/**
 * Lines that were meant as a table, and are none.
 *
 * A table needs a line of dashes below its head, with as many cells as the head. Otherwise all of its lines are printed one
 * after the other, bars and all, here as on GitHub.
 *
 * @bad
 * ~~~md
 * | Actor | Tool | Since |
 * |---|---|
 * | APT0 | a.exe | 2024 |
 * ~~~
 * 2:1-2:10: This is not a table: the line of dashes has 2 cells, and the head above it 3. Give both the same number
 *
 * @bad
 * ~~~md
 * | Actor | Tool |
 * | APT0 | a.exe |
 * ~~~
 * 1:1-1:17: This is not a table without a line of dashes below its head. Write `|---|---|` there
 *
 * @good
 * ~~~md
 * | Actor | Tool |
 * |---|---|
 * | APT0 | a.exe |
 *
 * |x| is an amount.
 * ~~~
 */
export default defineRule({
  id: 'table-refused',
  severity: 'error',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      for (const { block, raw, start, container } of at.prose) {
        if (block.type !== 'paragraph' || !raw.includes('|')) continue
        // Of blocks that must hold a table, another rule says so.
        if (container && ['table', 'iocs', 'attack'].includes(container)) continue
        const lines = raw.split('\n')
        const index = lines.findIndex(
          (line) => delimiter.test(line.trimEnd()) && line.includes('|'),
        )
        const from = (line: number) =>
          start + lines.slice(0, line).join('\n').length + Math.min(line, 1)
        if (index > 0) {
          const [head, dashes] = [
            countCells(lines[index - 1] ?? ''),
            countCells(lines[index] ?? ''),
          ]
          report({
            at,
            place: [from(index), from(index) + (lines[index] ?? '').trimEnd().length],
            reason: `This is not a table: the line of dashes has ${dashes} cells, and the head above it ${head}. Give both the same number`,
          })
        } else if (row.test(lines[0] ?? '') && row.test(lines[1] ?? '')) {
          const cells = countCells(lines[0] ?? '')
          report({
            at,
            place: [start, start + (lines[0] ?? '').trimEnd().length],
            reason: `This is not a table without a line of dashes below its head. Write \`|${'---|'.repeat(cells)}\` there`,
          })
        }
      }
    }
  },
})

function countCells(line: string): number {
  return line
    .replace(/^[ \t>]*\|?/, '')
    .replace(/\|?[ \t]*$/, '')
    .replaceAll('\\|', '')
    .split('|').length
}
