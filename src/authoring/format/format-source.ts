import { allow } from '../../environment.js'
import { rangeOf } from '../../footnotes/prose.js'
import { listVisits } from '../../source/markdown/walk.js'
import { gatherDefinitions } from './gather-definitions.js'
import { type Replacement, replaceSafely } from './keep-safe.js'
import { formatLimit, type ParseSource, patientParser } from './parse-patiently.js'

/** One step may make another possible in the next round; only a hostile source needs more rounds than this. */
const maximumRounds = 6

/**
 * Brings a source into its normal form: definitions at the end in the order of first call, one blank line between
 * blocks, no blanks at the ends of lines, one line end after the last. Cuts and joins the text as it is written and
 * checks each step, so that the source means what it meant. Idempotent.
 *
 * @param deadline of `performance.now()`, when it gives up
 * @throws TakesTooLong
 */
export function formatSource(
  source: string,
  deadline: number = performance.now() + allow(formatLimit),
): string {
  const parse = patientParser(deadline)
  let formatted = source
  for (let round = 0; round < maximumRounds; round++) {
    const end = lineEndOf(formatted)
    const next = spaceBlocks(gatherDefinitions(trimLines(formatted, parse), end, parse), end, parse)
    if (next === formatted) break
    formatted = next
  }
  return formatted
}

/** How lines end in a text: as in Windows only where all of them do. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n'
}

/** Where blanks at the end of a line say something, or are not ours to judge. */
const literal = new Set(['yaml', 'code', 'inlineCode', 'html', 'break'])

/** Removes blanks at the ends of lines, except those that break a line or are part of code. */
function trimLines(source: string, parse: ParseSource): string {
  const kept = listVisits(parse(source))
    .filter(({ node }) => literal.has(node.type))
    .map(({ node }) => rangeOf(node))
  const replacements = [...source.matchAll(/(?<![ \t])[ \t]+(?=\r|\n|$)/g)].flatMap(
    ({ 0: blanks, index: start }): Replacement[] => {
      const end = start + blanks.length
      const isKept = kept.some(([from, to]) => from !== undefined && from < end && start < to)
      return isKept ? [] : [{ start, end, text: '' }]
    },
  )
  return replaceSafely(source, parse, replacements)
}

/**
 * One blank line between the blocks at the top level, none before the first, and one line end after the last. A
 * comment that stands right above a block stays there.
 *
 * @param end how lines end in this file
 */
function spaceBlocks(source: string, end: string, parse: ParseSource): string {
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
