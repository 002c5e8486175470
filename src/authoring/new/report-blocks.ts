import type { Heading, Root, RootContent } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { rangeOf } from '../../footnotes/prose.js'
import { listVisits } from '../../source/markdown/walk.js'

/** What stands by itself in the source of a report: a block of Markdown, or HTML with all that is inside it. */
export interface ReportBlock {
  /** One node, but for HTML: its tags are nodes of their own beside what they make. */
  nodes: RootContent[]
  /** As it is written. */
  written: string
}

/** Lists the blocks of a report in their order, without its front matter and headings without words; comments are blocks too. */
export function listReportBlocks(text: string, { children }: Root): ReportBlock[] {
  const blocks: { nodes: RootContent[]; start: number; end: number }[] = []
  for (const node of children) {
    const extent = findExtent(node)
    if (node.type === 'yaml' || !extent) continue
    const [start, end] = extent
    const last = blocks.at(-1)
    if (last && start < last.end) {
      last.nodes.push(node)
      last.end = Math.max(last.end, end)
    } else blocks.push({ nodes: [node], start, end })
  }
  return blocks.flatMap(({ nodes, start, end }) =>
    nodes.every(isEmptyHeading)
      ? []
      : [{ nodes, written: text.slice(start - indentBefore(text, start), end) }],
  )
}

/** Google Docs writes `# ` for a line without words that has the style of a title. */
function isEmptyHeading(node: RootContent): boolean {
  return node.type === 'heading' && node.children.length === 0
}

/** The blanks before the first line of a block: the lines below may be indented just as far. */
function indentBefore(text: string, start: number): number {
  const indent = /(?<=^|[\r\n])[ \t]+$/.exec(text.slice(Math.max(0, start - 40), start))
  return indent?.[0].length ?? 0
}

/** Where a node and all that is in it stand: an element's own place may be that of its start tag. */
function findExtent(node: RootContent): [start: number, end: number] | undefined {
  let extent: [number, number] | undefined
  for (const { node: inside } of listVisits(node)) {
    const [start, end] = rangeOf(inside)
    if (start === undefined) continue
    extent = extent ? [Math.min(extent[0], start), Math.max(extent[1], end)] : [start, end]
  }
  return extent
}

/** The heading that a block is, in Markdown or in HTML; undefined if it is anything else or more, or has no words. */
export function headingOf({ nodes }: ReportBlock): Heading | undefined {
  const [heading, ...others] = nodes.filter(({ type }) => type !== 'html')
  if (heading?.type !== 'heading' || others.length > 0) return undefined
  return textIn(heading, { includeImageAlt: false }).trim() === '' ? undefined : heading
}

/** Tells whether a block is a heading of that depth. */
export function isHeadingAt(depth: number) {
  return (block: ReportBlock): boolean => headingOf(block)?.depth === depth
}

/** The only heading of the first level that has words: where there are more, each is that of a chapter. */
export function findTitle(blocks: readonly ReportBlock[]): ReportBlock | undefined {
  const titles = blocks.filter(isHeadingAt(1))
  return titles.length === 1 ? titles[0] : undefined
}

/** A title without the attributes that pandoc, kramdown and Hugo read after it: `One {#one .wide}`. */
export function dropAttributes(title: string): string {
  return title.replace(/(?<![ \t])[ \t]+\{:?[ \t]*[#.][^{}\r\n]*\}[ \t]*$/, '')
}

/** The words of a title in Markdown, without tags, the addresses of links, and attributes. */
export function wordsOfTitle(title: string): string {
  return dropAttributes(title)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\]\([^()\s]*\)/g, ']')
}
