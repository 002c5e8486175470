import { rangeOf } from '../../footnotes/prose.js'
import { type Replacement, replaceSafely } from './keep-safe.js'
import type { ParseSource } from './parse-patiently.js'

/**
 * One blank line between the blocks at the top level, none before the first, and one line end after the last. A
 * comment that stands right above a block stays there.
 *
 * @param end how lines end in this file
 */
export function spaceBlocks(source: string, end: string, parse: ParseSource): string {
  const blocks = parse(source).children.flatMap((node) => {
    const [start, until] = rangeOf(node)
    return start === undefined ? [] : [{ type: node.type, start, end: until }]
  })
  const gaps = [...blocks, { type: 'end', start: source.length, end: source.length }]
  const replacements = gaps.flatMap((block, index): Replacement[] => {
    const above = blocks[index - 1]
    const start = above?.end ?? 0
    const gap = source.slice(start, block.start)
    // Blank lines, and the indentation of the block below them.
    const lines = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(gap)?.[0] ?? ''
    if (/[^ \t\r\n]/.test(gap)) return []
    const count = lines.match(/\r\n|\n|\r/g)?.length ?? 0
    // A block that is never closed has the last line end inside it.
    const closed = !/[\r\n]/.test(source[start - 1] ?? '')
    const text = block.type === 'end' && !closed ? '' : between(above?.type, block.type, count, end)
    return lines === text ? [] : [{ start, end: start + lines.length, text }]
  })
  return replaceSafely(source, parse, replacements)
}

function between(above: string | undefined, below: string, count: number, end: string): string {
  if (above === undefined) return ''
  if (below === 'end') return end
  return above === 'html' && count < 2 ? end : end + end
}
