import type { Paragraph, RootContent } from 'mdast'
import { rangeOf } from '../../footnotes/prose.js'
import type { Edit, Explanation, ForeignFinding } from '../finding.js'
import { shorten } from '../quote.js'
import { type SourceFile, textOf } from '../source.js'

/** `: What the term above means` */
const explanation = /^ {0,3}:[ \t]+(?=\S)/

/** The same in a paragraph, to the end of its line. */
const explanations = /(?<=^[ \t]{0,3}):[ \t]+[^\s:][^\r\n]*/gm

/** Finds what explains the line above it, as pandoc and kramdown read it; the first of a paragraph repairs them all. */
export function listDefinitions(
  at: SourceFile,
): (ForeignFinding & { explainedBy: readonly Explanation[] })[] {
  const indices = new Map(at.tree.children.map((block, index) => [block, index]))
  return at.prose.flatMap(({ block, text, start }) =>
    block.type === 'paragraph' && text.includes(':')
      ? [...text.matchAll(explanations)].map(({ 0: match, index }, nth) => {
          const from = start + index
          const written = match.trimEnd()
          return {
            place: [from, from + written.length] as const,
            reason: `\`${shorten(written)}\` explains the line above it elsewhere, and goes on in that line here. Write \`- **Term**: what it means\``,
            fix: nth === 0 ? repair(at, block, indices.get(block)) : [],
            // Beside a table it is a caption.
            explainedBy: [{ ruleId: 'caption-by-hand', start: from }],
          }
        })
      : [],
  )
}

/**
 * Returns the edit that makes items of terms and of what explains them below; none where they stand in another block,
 * where what begins with a colon has no term above it, or may be the caption of the table below it.
 *
 * @param index of the paragraph among the blocks of the file; undefined for one in another block
 */
function repair(at: SourceFile, block: Paragraph, index: number | undefined): Edit[] {
  if (index === undefined) return []
  const { children } = at.tree
  const lines = linesOf(at, block)
  const [from, to] = rangeOf(block)
  const above = explanation.test(lines[0] ?? '') ? children[index - 1] : undefined
  if (above && mayBeTable(at, children[index + 1])) return []
  const term = above?.type === 'paragraph' ? linesOf(at, above) : []
  const items = read([...term, ...lines])
  const first = above ? rangeOf(above)[0] : from
  if (items === undefined || term.length > 1 || first === undefined || to === undefined) return []
  const eol = textOf(at).includes('\r\n') ? '\r\n' : '\n'
  return [{ range: [first, to], text: items.flatMap(write).join(eol) }]
}

/** Whether a block is a table, or the beginning of one that is drawn with lines. */
function mayBeTable(at: SourceFile, block: RootContent | undefined): boolean {
  if (block?.type === 'table' || block?.type === 'thematicBreak') return true
  const [start, end] = block ? rangeOf(block) : []
  return start !== undefined && /^\s*\+-|^[ \t]*-+ [ -]*$/m.test(textOf(at).slice(start, end))
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

/** The lines of an item. */
function write({ term, meanings: [first = [], ...others] }: Item): string[] {
  const name = /[*_]/.test(term) ? term : `**${term}**`
  const indent = (lines: readonly string[], by: string) =>
    lines.map((line, nth) => (nth === 0 ? line : by + line))
  if (others.length > 0)
    return [
      `- ${name}`,
      ...[first, ...others].flatMap((lines) =>
        indent([`  - ${lines[0]}`, ...lines.slice(1)], '    '),
      ),
    ]
  const colon = /[:：][*_]*$/.test(term) ? '' : ':'
  return indent([`- ${name}${colon} ${first[0]}`, ...first.slice(1)], '  ')
}

function linesOf(at: SourceFile, block: RootContent): string[] {
  return textOf(at)
    .slice(...rangeOf(block))
    .split(/\r?\n/)
}
