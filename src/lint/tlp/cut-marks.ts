import { rangeOf } from '../../footnotes/prose.js'
import { partitionPoint } from '../../partition-point.js'
import { isMark } from '../../source/tlp/marks.js'
import { listContainers } from '../containers.js'
import type { Edit } from '../finding.js'
import type { SourceFile } from '../source.js'

const borders = new WeakMap<SourceFile, readonly number[]>()

/** Lists where the blocks of a file that are marked begin and end: offsets in their fences, in order. */
function listBorders(at: SourceFile): readonly number[] {
  const known = borders.get(at)
  if (known) return known
  const found = (at.written ? listContainers(at) : []).filter(isMark).flatMap((block) => {
    const [start, end] = rangeOf(block)
    return start === undefined || end === undefined ? [] : [start, end - 1, end]
  })
  const sorted = found.sort((a, b) => a - b)
  borders.set(at, sorted)
  return sorted
}

/**
 * Whether a repair would write anew what stands on both sides of the fence of a mark. To most rules a block is what it
 * would be without marks, so what is beside it may be for other readers.
 */
export function cutsMark(at: SourceFile, fix: Edit | readonly Edit[]): boolean {
  const all = listBorders(at)
  return [fix].flat().some(({ range: [from, to] }) => {
    const next = all[partitionPoint(all, (offset) => offset <= from)]
    return next !== undefined && next < to
  })
}
