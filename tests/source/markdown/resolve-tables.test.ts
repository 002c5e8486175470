import fc from 'fast-check'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { tablesInPieces } from '../../../src/source/markdown/resolve-tables.js'
import { measureWork } from '../../processor-time.js'

const plain = unified().use(remarkParse).use(remarkGfm).freeze()
const inPieces = unified().use(remarkParse).use(remarkGfm).use(tablesInPieces).freeze()

const cell = fc.constantFrom('a', '**b**', 'c d', '', ' ', '`|`', '\\|', '[^n]', 'あ')
const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => `|${cells.join('|')}|`)
const table = fc
  .tuple(row, fc.array(row, { maxLength: 200 }), fc.constantFrom('', '> ', '- ', '  '))
  .map(([head, rows, prefix]) => {
    const delimiters = head.replaceAll('\\|', '').replaceAll('`|`', '')
    const dashes = `|${':-|'.repeat(delimiters.split('|').length - 2)}`
    const indent = prefix === '- ' ? '  ' : prefix
    return prefix + [head, dashes, ...rows].join(`\n${indent}`)
  })
const between = fc.constantFrom('\n\n', '\n\nText.\n\n', '\n# Head\n', '\n\n<!-- a -->\n\n')
const text = fc
  .array(fc.tuple(table, between), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join(''))

it('gives the same tree as the library, places and all', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(inPieces.parse(source)).toEqual(plain.parse(source))
    }),
    { numRuns: 60, seed: 12 },
  )
})

it.each([63, 64, 65, 128, 129, 130, 200])('joins a table of %d rows', (count) => {
  const source = `Before.\n\n|a|b|\n|-|:-:|\n${'|a|b|c|\n'.repeat(count)}\nBehind.\n\n|c|\n|-|\n`
  const tree = inPieces.parse(source)
  expect(tree).toEqual(plain.parse(source))
  const [, table] = tree.children
  expect(table).toMatchObject({ type: 'table', children: { length: count + 1 } })
})

it('takes time with the number of rows', { timeout: 30_000 }, () => {
  const time = (rows: number): number =>
    measureWork(() => inPieces.parse(`|a|b|\n|-|-|\n${'|a|b|\n'.repeat(rows)}`))
  time(500)
  // With the square of them, it would be a hundred times as long.
  expect(time(10_000)).toBeLessThan(40 * time(1000))
})
