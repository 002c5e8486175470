import { costs } from './costs.js'
import { at, type Block, type Galley, type Line, type PageSpec } from './galley.js'

/** What it means to end a page after a line. */
export interface Breakpoint {
  /**
   * `forced`: the next line begins a section, or there is none. `forbidden`: taken only where no other break fits the page.
   */
  kind: 'forced' | 'legal' | 'forbidden'
  /** What the break costs in itself, see `costs.ts`. */
  penalty: number
}

const forced: Breakpoint = { kind: 'forced', penalty: 0 }
const betweenBlocks: Breakpoint = { kind: 'legal', penalty: 0 }

/** Judges the break after each line of the galley. Legality is a matter of the text alone; heights play no part. */
export function findBreakpoints(galley: Galley, spec: PageSpec): Breakpoint[] {
  const places = placeInBlocks(galley.lines)
  return galley.lines.map((line, index) => {
    const next = galley.lines[index + 1]
    if (next === undefined) return forced
    const here = at(galley.blocks, line.block)
    const there = at(galley.blocks, next.block)
    if (here.section !== there.section) return forced
    if (isRow(here) && isRow(there)) return breakRows(galley, index)
    if (line.block === next.block) return breakBlock(here, at(places, index), spec)
    return keepsWithNext(here) ? forbid(costs.parted) : betweenBlocks
  })
}

/** Where a line stands in its block. */
interface Place {
  /** Lines of the block up to and including this one. */
  above: number
  /** Lines of the block after this one. */
  below: number
}

function placeInBlocks(lines: readonly Line[]): Place[] {
  const places: Place[] = []
  for (let start = 0; start < lines.length; ) {
    const { block } = at(lines, start)
    let end = start + 1
    while (end < lines.length && at(lines, end).block === block) end++
    for (let index = start; index < end; index++) {
      places.push({ above: index + 1 - start, below: end - 1 - index })
    }
    start = end
  }
  return places
}

/** The break between two lines of one block. With two lines kept on each side a paragraph of three has no legal one. */
function breakBlock(block: Block, { above, below }: Place, spec: PageSpec): Breakpoint {
  if (block.kind === 'heading' || block.kind === 'figure') return forbid(costs.cut)
  const orphan = above < spec.orphans ? costs.orphan : 0
  const widow = below < spec.widows ? costs.widow : 0
  return orphan + widow > 0
    ? forbid(orphan + widow)
    : { kind: 'legal', penalty: costs.betweenLines }
}

/** The break between two rows, whether the rows of a table are one block or a block each. */
function breakRows({ lines, blocks }: Galley, index: number): Breakpoint {
  const blockAt = (place: number) => at(blocks, at(lines, place).block)
  const isBodyRow = (place: number) => place in lines && blockAt(place).kind === 'row'
  const here = blockAt(index)
  if (here.kind === 'head-row') return forbid(costs.parted)
  if (here.keepWithNext && here !== blockAt(index + 1)) return forbid(costs.parted)
  if (!isBodyRow(index + 1)) return betweenBlocks
  const lone = !isBodyRow(index - 1) || !isBodyRow(index + 2)
  return { kind: 'legal', penalty: lone ? costs.loneRow : costs.betweenRows }
}

function isRow({ kind }: Block): boolean {
  return kind === 'row' || kind === 'head-row'
}

function keepsWithNext({ kind, keepWithNext }: Block): boolean {
  return keepWithNext || kind === 'heading' || kind === 'head-row'
}

function forbid(penalty: number): Breakpoint {
  return { kind: 'forbidden', penalty }
}
