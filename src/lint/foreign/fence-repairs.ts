import type { Nodes } from 'mdast'
import { createNearest } from '../../did-you-mean.js'
import { rangeOf } from '../../footnotes/prose.js'
import { group } from '../../group.js'
import { containerNames, listContainers, listStrayFences, type StrayFence } from '../containers.js'
import type { Edit, Range } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import { findMargin, named, readBox, rewriteBox } from './box-repairs.js'
import { mayWithhold } from './withholding.js'

/**
 * Returns the edits that make alerts of the boxes whose first line no parser takes for a fence, and that leave out the
 * lines of blocks which set attributes or mean nothing here, by the offset of that line.
 */
export function repairFences(at: SourceFile): Map<number, Edit[]> {
  return new Map(
    listPairs(at).map(({ opening, closing, isInnermost }): [number, Edit[]] => {
      const { start, words } = opening
      const end = closing.start + closing.words.length
      if (isUnknown(words)) {
        const edits = [
          ...dropLine(at, [start, start + words.length]),
          ...dropLine(at, [closing.start, end]),
        ]
        return [start, edits.length === 2 ? edits : []]
      }
      const isBox = isInnermost && !mayWithhold(words)
      return [start, isBox ? rewriteBox(at, [start, end]) : []]
    }),
  )
}

interface FencePair {
  opening: StrayFence
  closing: StrayFence
  /** Whether no other fence stands between the two. */
  isInnermost: boolean
}

/** Pairs the lines within each block: one that stands in `:::tlp` may not take the end of what stands below that. */
function listPairs(at: SourceFile): FencePair[] {
  const fences = listStrayFences(at)
  const findAround = createFinder(listContainers(at))
  return [...group(fences, ({ start }) => findAround(start)).values()].flatMap(pairFences)
}

/** Takes blocks in document order; returns what finds the innermost around an offset, asked in the order of the text. */
function createFinder(blocks: readonly Nodes[]): (offset: number) => Nodes | undefined {
  const open: Nodes[] = []
  let next = 0
  return (offset) => {
    for (let block = blocks[next]; block && (rangeOf(block)[0] ?? 0) < offset; ) {
      open.push(block)
      next += 1
      block = blocks[next]
    }
    while (open.length > 0 && (open.at(-1)?.position?.end.offset ?? 0) <= offset) open.pop()
    return open.at(-1)
  }
}

/** As pandoc reads them: a line of colons alone ends the block that was begun last, however many colons there are. */
function pairFences(fences: readonly StrayFence[]): FencePair[] {
  const open: { fence: StrayFence; index: number }[] = []
  const pairs: FencePair[] = []
  for (const [index, fence] of fences.entries()) {
    if (!/^:+$/.test(fence.words)) {
      open.push({ fence, index })
      continue
    }
    const last = open.pop()
    if (last)
      pairs.push({ opening: last.fence, closing: fence, isInnermost: last.index === index - 1 })
  }
  return pairs
}

const nearest = createNearest(containerNames)

/** Takes the line that opens a block; tells whether its name means nothing here, and is that of no box and no misspelling. */
function isUnknown(line: string): boolean {
  const name = named.exec(line.replace(/^:+/, '').trim())?.groups?.name
  if (name === undefined || containerNames.includes(name)) return false
  return readBox(line) === undefined && nearest(name) === undefined && !mayWithhold(line)
}

/**
 * Leaves out the words of a line; and the line, where one beside it is blank, with a blank one below where both are. No
 * edit where a list item begins in the line: without words it would end there.
 */
function dropLine(at: SourceFile, [start, end]: Range): Edit[] {
  const source = textOf(at)
  const [from, around] = findMargin(at, start) ?? []
  if (from === undefined || around === undefined) return []
  const below = /^[ \t]*(?:\r?\n|$)([ \t]*\r?\n)?/.exec(source.slice(end, end + 200))
  const emptied = { range: [from, end] as const, text: around.trimEnd() }
  if (around.trim() !== '' || !below) return [emptied]
  const isBlankAbove = /(?:^|\n[ \t]*\r?\n)$/.test(source.slice(Math.max(0, from - 200), from))
  const { 0: both, 1: blank = '' } = below
  if (isBlankAbove) return [{ range: [from, end + both.length], text: '' }]
  return blank ? [{ range: [from, end + both.length - blank.length], text: '' }] : [emptied]
}
