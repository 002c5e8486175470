import { toString as textIn } from 'mdast-util-to-string'
import {
  bareTitle,
  findContents,
  isContentsName,
  type TextBlock,
} from '../../lint/foreign/contents-entries.js'
import { listVisits } from '../../source/markdown/walk.js'
import { dropAttributes, headingOf, type ReportBlock } from './report-blocks.js'

/** Leaves out paragraphs that are nothing but titles with the numbers of their pages, and the title above them. */
export function dropContents(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const texts = blocks.map(toText)
  const dropped = findContents(texts).map(([first, last]): [number, number] => [
    isContentsName(texts[first - 1]?.words ?? '') ? first - 1 : first,
    last,
  ])
  return blocks.filter(
    (_, index) => !dropped.some(([first, last]) => first <= index && index <= last),
  )
}

function toText(block: ReportBlock): TextBlock {
  const { nodes, written } = block
  const isParagraph = nodes[0]?.type === 'paragraph' && nodes.length === 1
  return {
    type: headingOf(block) ? 'heading' : isParagraph ? 'paragraph' : 'other',
    written,
    words: dropAttributes(nodes.map((node) => textIn(node)).join('')).trim(),
  }
}

/**
 * Whether a part is a list of contents by hand, whose items are links or titles, and nothing else: a briefing makes its
 * own.
 */
export function isContents(
  [first, ...rest]: readonly ReportBlock[],
  titles: ReadonlySet<string>,
): boolean {
  const heading = first && headingOf(first)
  return (
    heading !== undefined &&
    isContentsName(dropAttributes(textIn(heading))) &&
    rest
      .flatMap(({ nodes }) => nodes)
      .every((node) => {
        if (node.type === 'html' || node.type === 'thematicBreak') return true
        if (node.type !== 'list') return false
        return listVisits(node).every(
          ({ node: line }) =>
            line.type !== 'paragraph' ||
            line.children.some(({ type }) => type === 'link') ||
            titles.has(bareTitle(textIn(line))),
        )
      })
  )
}

/** The headings of a report, as `isContents` compares them. */
export function listTitles(blocks: readonly ReportBlock[]): Set<string> {
  return new Set(
    blocks.map((block) => {
      const heading = headingOf(block)
      return heading ? bareTitle(textIn(heading)) : ''
    }),
  )
}
