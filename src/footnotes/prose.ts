import type { FootnoteDefinition, Heading, Html, Link, Nodes, Paragraph, TableCell } from 'mdast'
import { findAbove, type Visit } from '../source/markdown/walk.js'

/** Stands in for a character that a reader does not read as text. */
export const hidden = '\uFFFC'

/**
 * The source of one paragraph, heading or table cell, from which everything that is not text is blanked out character
 * by character, so that an index into it plus `start` is an offset in the file. The tree alone will not do: what the
 * parser did not understand has no node, and the nodes it makes of bare addresses have no position.
 */
export interface Prose extends WordRange {
  block: Paragraph | Heading | TableCell
  /** The nearest directive around the text, such as `summary`. */
  container: string | undefined
}

/** The words of a block, written in Markdown or in HTML. */
export interface WordRange {
  block: Paragraph | Heading | TableCell | Html
  /** The note that the text belongs to. */
  note: FootnoteDefinition | undefined
  start: number
  /** Without code, HTML, pictures, working calls and the destinations of links; bare addresses stay. */
  raw: string
  /** `raw` without bare addresses and `<addresses>` as well. */
  text: string
}

/** Offsets in a file. */
type Range = [start: number, end: number]

/**
 * Lists the prose of a file, in document order.
 *
 * @param signs ranges between the words that are not text, such as `:tlp[`
 */
export function listProse(
  visits: readonly Visit[],
  source: string,
  signs: readonly Range[] = [],
): Prose[] {
  const blocks: { visit: Visit; block: Prose['block']; inside: Nodes[] }[] = []
  for (const visit of visits) {
    const { node } = visit
    if (isWritten(node)) blocks.push({ visit, block: node, inside: [] })
    else blocks.at(-1)?.inside.push(node)
  }
  const signsIn = createFinder(signs)
  return blocks.flatMap(({ visit, block, inside }) => {
    const [start, end] = rangeOf(block)
    if (start === undefined || end === undefined) return []
    const slice = source.slice(start, end)
    const covered = (options: { withAddresses: boolean }) => {
      const ranges = inside.flatMap((node) => hiddenRange(node, source, options))
      return cover(slice, [...ranges, ...signsIn(start, end)], start, end)
    }
    const raw = covered({ withAddresses: false })
    return [
      {
        block,
        note: findAbove(visit, isNote),
        container: findAbove(visit, (node) => node.type === 'containerDirective')?.name,
        start,
        raw,
        text: inside.some((node) => node.type === 'link') ? covered({ withAddresses: true }) : raw,
      },
    ]
  })
}

/** Finds what stands in a block; the blocks come in the order of the text, and no two overlap. */
function createFinder(ranges: readonly Range[]): (start: number, end: number) => Range[] {
  const ordered = ranges.toSorted((a, b) => a[0] - b[0])
  let next = 0
  return (start, end) => {
    while ((ordered[next]?.[0] ?? Infinity) < start) next += 1
    const from = next
    while ((ordered[next]?.[0] ?? Infinity) < end) next += 1
    return ordered.slice(from, next)
  }
}

/** Lists the words in blocks of HTML, whose tags are blanked out: nothing in them is Markdown, so it is no prose. */
export function listHtmlWords(visits: readonly Visit[], source: string): WordRange[] {
  return visits.flatMap((visit): WordRange[] => {
    const { node } = visit
    const [start] = rangeOf(node)
    if (node.type !== 'html' || !node.data?.words || start === undefined) return []
    let raw = ''
    for (const { start: from, end: to } of node.data.words) {
      if (from.offset === undefined || to.offset === undefined) continue
      raw = raw.padEnd(from.offset - start, hidden) + source.slice(from.offset, to.offset)
    }
    const note = findAbove(visit, isNote)
    return [{ block: node, note, start, raw, text: raw }]
  })
}

/** Whether a block's source is the text that is read: that of HTML is full of tags. */
function isWritten(node: Nodes): node is Prose['block'] {
  return (
    node.type === 'tableCell' ||
    ((node.type === 'paragraph' || node.type === 'heading') && !node.data?.fromHtml)
  )
}

/** What of a node is not text: nothing, all of it, or what follows the words of a link. */
function hiddenRange(
  node: Nodes,
  source: string,
  { withAddresses }: { withAddresses: boolean },
): Range[] {
  const [start, end] = rangeOf(node)
  if (start === undefined || end === undefined) return []
  switch (node.type) {
    case 'inlineCode':
    case 'html':
    case 'image':
    case 'footnoteReference':
      return [[start, end]]
    case 'link':
      // The tags of `<a>` are HTML, which is hidden by itself.
      if (isElement(source, start)) return []
      if (source[start] !== '[') return withAddresses ? [[start, end]] : []
      return [[(endOfWords(node) ?? start - 1) + 1, end]]
    default:
      return []
  }
}

/** Whether a node is the definition of a note. */
export function isNote(node: Nodes): node is FootnoteDefinition {
  return node.type === 'footnoteDefinition'
}

/** Whether a link was written as `<a href>`. */
export function isElement(source: string, start: number): boolean {
  return /^<a\s/i.test(source.slice(start, start + 3))
}

/** Returns the offset at which the words of a link end; undefined if it has none. */
export function endOfWords(link: Link): number | undefined {
  let end: number | undefined
  // The place of an element of HTML is that of its start tag; its words and its end tag stand in it.
  for (let last: Nodes | undefined = link.children.at(-1); last; ) {
    end = Math.max(end ?? 0, last.position?.end.offset ?? 0)
    last = 'children' in last ? last.children.at(-1) : undefined
  }
  return end
}

/** Puts `hidden` in the place of each character in the ranges; the slice stands between `start` and `end`. */
function cover(slice: string, ranges: Range[], start: number, end: number): string {
  let covered = ''
  let done = start
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    if (from < done || to > end) continue
    covered += slice.slice(done - start, from - start) + hidden.repeat(to - from)
    done = to
  }
  return covered + slice.slice(done - start)
}

/** Returns the offsets between which a node stands in its file; nothing for one that was not parsed. */
export function rangeOf({ position }: Nodes): Range | [undefined, undefined] {
  const start = position?.start.offset
  const end = position?.end.offset
  return start === undefined || end === undefined ? [undefined, undefined] : [start, end]
}
