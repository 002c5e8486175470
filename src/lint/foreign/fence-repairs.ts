import { createNearest } from '../../did-you-mean.js'
import { containerNames, listStrayFences, type StrayFence } from '../containers.js'
import type { Edit, Range } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'
import { findMargin, named, readBox, rewriteBox } from './box-repairs.js'

/**
 * Returns the edits that make alerts of the boxes whose first line no parser takes for a fence, and that leave out the
 * lines of blocks which set attributes or mean nothing here, by the offset of that line.
 */
export function repairFences(at: SourceFile): Map<number, Edit[]> {
  return new Map(
    pairFences(listStrayFences(at)).map(({ opening, closing, isInnermost }): [number, Edit[]] => {
      const { start, words } = opening
      const end = closing.start + closing.words.length
      if (isUnknown(words))
        return [
          start,
          [dropLine(at, [start, start + words.length]), dropLine(at, [closing.start, end])],
        ]
      const isBox = isInnermost && !withholding.test(words)
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

/** What may keep words from readers, here or elsewhere: nobody may leave it out unasked. */
const withholding =
  /tlp|amber|\b(?:clear|white|green|red)\b|strict|hidden|internal|confidential|secret|private|restricted|draft|comment|todo|\bnotes\b/i

/** Takes the line that opens a block; tells whether its name means nothing here, and is that of no box and no misspelling. */
function isUnknown(line: string): boolean {
  const name = named.exec(line.replace(/^:+/, '').trim())?.groups?.name
  if (name === undefined || containerNames.includes(name)) return false
  return readBox(line) === undefined && nearest(name) === undefined && !withholding.test(line)
}

/** Leaves out the words of a line; and the line, where one beside it is blank, with a blank one below where both are. */
function dropLine(at: SourceFile, [start, end]: Range): Edit {
  const source = textOf(at)
  const [from, around] = findMargin(at, start) ?? []
  const below = /^[ \t]*(?:\r?\n|$)([ \t]*\r?\n)?/.exec(source.slice(end, end + 200))
  if (from === undefined || around?.trim() !== '' || !below)
    return { range: [start, end], text: '' }
  const isBlankAbove = /(?:^|\n[ \t]*\r?\n)$/.test(source.slice(Math.max(0, from - 200), from))
  const { 0: both, 1: blank = '' } = below
  if (isBlankAbove) return { range: [from, end + both.length], text: '' }
  return blank
    ? { range: [from, end + both.length - blank.length], text: '' }
    : { range: [start, end], text: '' }
}
