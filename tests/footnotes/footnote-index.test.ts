import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { footnoteIndex } from '../../src/footnotes/footnote-index.js'
import { listCalls } from '../../src/footnotes/reading-order.js'
import { parseText } from '../../src/source/markdown/parse-text.js'
import { only, runCheck, toSource } from '../lint/rules/run.js'
import { randomDocument, type WrittenBlock, type WrittenCall, write } from './random-document.js'

/** The slow and obvious way to say everything about the notes of a document. */
function judge(blocks: readonly WrittenBlock[]) {
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase()
  const find = (label: string) => blocks.find(({ defines }) => same(defines, label))
  const notes = blocks.filter(
    (block) => block.defines !== undefined && find(block.defines) === block,
  )
  const isNote = (block: WrittenBlock) => block.defines !== undefined
  const order: { call: WrittenCall; note: WrittenBlock }[] = []
  const printed: WrittenBlock[] = []
  const read = (block: WrittenBlock) => {
    for (const call of block.written) {
      const note = find(call.label)
      if (!note) continue
      order.push({ call, note })
      if (printed.includes(note)) continue
      printed.push(note)
      read(note)
    }
  }
  for (const block of blocks) if (!isNote(block)) read(block)

  const leads = (from: WrittenBlock, to: WrittenBlock, seen: WrittenBlock[] = []): boolean =>
    from.calls.some((label) => {
      const note = find(label)
      if (!note || seen.includes(note)) return false
      seen.push(note)
      return note === to || leads(note, to, seen)
    })
  const called = (note: WrittenBlock) =>
    blocks.some(({ calls }) => calls.some((label) => find(label) === note))
  const inCycle = (note: WrittenBlock) => leads(note, note)
  const cycles = notes.filter(
    (note) =>
      inCycle(note) &&
      !notes.some((other) => other.line < note.line && leads(other, note) && leads(note, other)),
  )
  return {
    calls: order.map(({ call }) => call),
    undefined: blocks.flatMap(({ written }) => written.filter(({ label }) => !find(label))),
    duplicates: blocks.filter((block) => isNote(block) && !notes.includes(block)),
    unreferenced: notes.filter((note) => !called(note)),
    unreachable: notes.filter((note) => called(note) && !printed.includes(note) && !inCycle(note)),
    cycles: cycles.length,
    inOrder: notes
      .filter((note) => printed.includes(note))
      .every((note, index) => printed[index] === note),
  }
}

const settings = only({
  'footnote-undefined': 'error',
  'footnote-duplicate-definition': 'error',
  'footnote-unreferenced': 'error',
  'footnote-unreachable': 'error',
  'footnote-cycle': 'error',
  'footnote-order': 'warning',
})

describe('random documents', () => {
  test('the rules find what the obvious way finds, at the same places', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const { text, blocks } = write(document)
        const expected = judge(blocks)
        const messages = runCheck(toSource([{ name: 'notes.md', text }]), settings)
        const places = (id: string) =>
          messages
            .filter(({ ruleId }) => ruleId === id)
            .map(({ line, column }) => `${line}:${column}`)
        const at = (found: readonly { line: number; column?: number }[]) =>
          found.map(({ line, column = 1 }) => `${line}:${column}`)
        expect(places('footnote-undefined')).toEqual(at(expected.undefined))
        expect(places('footnote-duplicate-definition')).toEqual(
          expected.duplicates.map(({ line }) => `${line}:1`),
        )
        expect(places('footnote-unreferenced')).toEqual(
          expected.unreferenced.map(({ line }) => `${line}:1`),
        )
        expect(places('footnote-unreachable')).toEqual(
          expected.unreachable.map(({ line }) => `${line}:1`),
        )
        expect(places('footnote-cycle')).toHaveLength(expected.cycles)
        expect(places('footnote-order')).toHaveLength(expected.inOrder ? 0 : 1)
      }),
      { seed: 1, numRuns: 700 },
    )
  })

  test('calls are read in the order in which the report numbers them', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const { text, blocks } = write(document)
        const file = new VFile({ path: 'notes.md', value: text })
        const tree = parseText(String(file))
        const { callsAsRead, definitionById } = footnoteIndex(file, tree)
        const nodes = tree.children.filter(({ type }) => type !== 'footnoteDefinition')
        const passages = [{ file: 'notes.md', place: 'body' as const, nodes }]
        const numbered = listCalls(passages, new Map([['notes.md', definitionById]]))
        expect(callsAsRead.map(({ node }) => node)).toEqual(
          numbered.map(({ reference }) => reference),
        )
        expect(callsAsRead.map(({ node }) => node.position?.start.column)).toEqual(
          judge(blocks).calls.map(({ column }) => column),
        )
      }),
      { seed: 2, numRuns: 300 },
    )
  })
})

test('four thousand notes, each inside the one before, are no deeper than one', () => {
  const count = 4000
  const notes = Array.from({ length: count }, (_, index) => `[^${index}]: Note[^${index + 1}].`)
  const text = ['Text[^0].', ...notes, `[^${count}]: See[^0].`].join('\n\n')
  const file = new VFile({ path: 'notes.md', value: text })
  const { callsAsRead, cycles } = footnoteIndex(file, parseText(String(file)))
  expect(callsAsRead).toHaveLength(count + 2)
  expect(cycles.map(({ members }) => members.length)).toEqual([count + 1])
})
