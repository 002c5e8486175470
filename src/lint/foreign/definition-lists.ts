import type { RootContent } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit } from '../finding.js'
import { type SourceFile, textOf } from '../source.js'

/** `: What the term above means` */
const explanation = /^ {0,3}:[ \t]+(?=\S)/

/**
 * Returns the edit that makes items of terms and of what explains them below, as pandoc and kramdown read them; none
 * where they stand in another block, or where what begins with a colon has no term above it.
 *
 * @param start where an explanation begins
 */
export function repairDefinitions(at: SourceFile, start: number): Edit[] {
  const { children } = at.tree
  const index = children.findIndex((block) => holds(block, start))
  const block = children[index]
  if (block?.type !== 'paragraph') return []
  const lines = linesOf(at, block)
  const [from, to] = rangeOf(block)
  const above = explanation.test(lines[0] ?? '') ? children[index - 1] : undefined
  const term = above?.type === 'paragraph' ? linesOf(at, above) : []
  const items = read([...term, ...lines])
  const first = above ? rangeOf(above)[0] : from
  if (items === undefined || term.length > 1 || first === undefined || to === undefined) return []
  return [{ range: [first, to], text: items.map(write).join('\n') }]
}

interface Item {
  term: string
  /** The lines of each explanation. */
  meanings: string[][]
}

/** Takes the lines of a paragraph; undefined if they are not terms with what explains them alone. */
function read(lines: readonly string[]): Item[] | undefined {
  const items: Item[] = []
  for (const [index, line] of lines.entries()) {
    const last = items.at(-1)
    if (explanation.test(line)) {
      if (!last) return undefined
      last.meanings.push([line.replace(explanation, '').trim()])
    } else if (explanation.test(lines[index + 1] ?? '')) {
      items.push({ term: line.trim(), meanings: [] })
    } else if (last) last.meanings.at(-1)?.push(line.trim())
    else return undefined
  }
  return items
}

function write({ term, meanings: [first = [], ...others] }: Item): string {
  const name = /[*_]/.test(term) ? term : `**${term}**`
  const join = (lines: readonly string[], indent: string) => lines.join(`\n${indent}`)
  if (others.length === 0) return `- ${name}: ${join(first, '  ')}`
  return [`- ${name}`, ...[first, ...others].map((lines) => `  - ${join(lines, '    ')}`)].join(
    '\n',
  )
}

function holds(block: RootContent, offset: number): boolean {
  const [start, end] = rangeOf(block)
  return start !== undefined && end !== undefined && start <= offset && offset < end
}

function linesOf(at: SourceFile, block: RootContent): string[] {
  return textOf(at)
    .slice(...rangeOf(block))
    .split(/\r?\n/)
}
