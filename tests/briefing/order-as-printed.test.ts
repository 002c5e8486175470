import { expect, it } from 'vitest'
import { orderAsPrinted } from '../../src/briefing/order-as-printed.js'
import type { PlainText } from '../../src/briefing/plain-texts.js'

const text = (line: number, place: PlainText['place'] = 'body', file = 'a.md'): PlainText => ({
  kind: 'paragraph',
  place,
  text: `${place} ${line}`,
  file,
  line,
  column: 1,
})
const texts = [
  text(3, 'summary'),
  text(8),
  text(10),
  text(11),
  text(14),
  text(20),
  text(9, 'body', 'b.md'),
]
const linesOf = (order: readonly PlainText[]) => order.map(({ line }) => line)

it('puts the caption and remarks of a figure before the block that follows it in print', () => {
  const moved = [{ source: 'a.md:10:1', next: 'a.md:14:1', before: 'a.md:20:1' }]
  expect(linesOf(orderAsPrinted(texts, moved))).toEqual([3, 8, 14, 10, 11, 20, 9])
})

it('puts it last in its chapter where nothing of that follows', () => {
  for (const before of [undefined, 'b.md:9:1', 'a.md:3:1']) {
    const moved = [{ source: 'a.md:10:1', next: 'a.md:14:1', ...(before && { before }) }]
    expect(linesOf(orderAsPrinted(texts, moved))).toEqual([3, 8, 14, 20, 10, 11, 9])
  }
})

it('keeps two that come to stand together in their order', () => {
  const moved = [
    { source: 'a.md:10:1', next: 'a.md:11:1', before: 'a.md:20:1' },
    { source: 'a.md:11:1', next: 'a.md:14:1', before: 'a.md:20:1' },
  ]
  expect(linesOf(orderAsPrinted(texts, moved))).toEqual([3, 8, 14, 10, 11, 20, 9])
})

it('takes with a table what the generator writes in it', () => {
  const row: PlainText = { ...text(0), line: null, column: null }
  const moved = [{ source: 'a.md:10:1', next: 'a.md:14:1', before: 'a.md:20:1' }]
  const written = texts.toSpliced(3, 1, row)
  expect(linesOf(orderAsPrinted(written, moved))).toEqual([3, 8, 14, 10, null, 20, 9])
})
