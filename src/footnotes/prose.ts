import type { FootnoteDefinition, Heading, Nodes, Paragraph, TableCell } from 'mdast'
import { findAbove, type Visit } from './walk.js'

/** What stands in for a character that a reader does not read as text. */
export const hidden = '\uFFFC'

/**
 * The source of one paragraph, heading or table cell, from which everything that is not text is blanked out character
 * by character, so that an index into it plus `start` is an offset in the file. The tree alone will not do: what the
 * parser did not understand has no node, and the nodes it makes of bare addresses have no position.
 */
export interface Prose {
  block: Paragraph | Heading | TableCell
  /** The note that the text belongs to. */
  note: FootnoteDefinition | undefined
  /** The nearest directive around the text, such as `summary`. */
  container: string | undefined
  start: number
  /** Without code, HTML, pictures, working calls and the destinations of links; bare addresses stay. */
  raw: string
  /** `raw` without bare addresses and `<addresses>` as well. */
  text: string
}

export function listProse(visits: readonly Visit[], source: string): Prose[] {
  const blocks: { visit: Visit; block: Prose['block']; inside: Nodes[] }[] = []
  for (const visit of visits) {
    const { node } = visit
    if (isWritten(node)) blocks.push({ visit, block: node, inside: [] })
    else blocks.at(-1)?.inside.push(node)
  }
  return blocks.flatMap(({ visit, block, inside }) => {
    const [start, end] = rangeOf(block)
    if (start === undefined || end === undefined) return []
    const slice = source.slice(start, end)
    const covered = (withAddresses: boolean) =>
      cover(
        slice,
        inside.flatMap((node) => hiddenRange(node, source, withAddresses)),
        start,
        end,
      )
    const raw = covered(false)
    return [
      {
        block,
        note: findAbove(visit, (node) => node.type === 'footnoteDefinition'),
        container: findAbove(visit, (node) => node.type === 'containerDirective')?.name,
        start,
        raw,
        text: inside.some((node) => node.type === 'link') ? covered(true) : raw,
      },
    ]
  })
}

/** Whether a block's source is the text that is read: that of HTML is full of tags. */
function isWritten(node: Nodes): node is Prose['block'] {
  return (
    node.type === 'tableCell' ||
    ((node.type === 'paragraph' || node.type === 'heading') && !node.data?.fromHtml)
  )
}

function hiddenRange(node: Nodes, source: string, withAddresses: boolean): [number, number][] {
  const [start, end] = rangeOf(node)
  if (start === undefined || end === undefined) return []
  switch (node.type) {
    case 'inlineCode':
    case 'html':
    case 'image':
    case 'footnoteReference':
      return [[start, end]]
    case 'link':
      if (source[start] !== '[') return withAddresses ? [[start, end]] : []
      return [[afterText(node.children, start), end]]
    default:
      return []
  }
}

/** Gives the offset after the `]` that ends a link's text. */
function afterText(children: readonly Nodes[], start: number): number {
  const last = children.at(-1)?.position?.end.offset
  return last === undefined ? start : last + 1
}

function cover(slice: string, ranges: [number, number][], start: number, end: number): string {
  let covered = ''
  let done = start
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    if (from < done || to > end) continue
    covered += slice.slice(done - start, from - start) + hidden.repeat(to - from)
    done = to
  }
  return covered + slice.slice(done - start)
}

export function rangeOf({ position }: Nodes): [number, number] | [undefined, undefined] {
  const start = position?.start.offset
  const end = position?.end.offset
  return start === undefined || end === undefined ? [undefined, undefined] : [start, end]
}
