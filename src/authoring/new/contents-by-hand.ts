import type { Heading, Paragraph } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { isContentsEntries } from '../../lint/foreign/contents-entries.js'
import { listVisits } from '../../source/markdown/walk.js'
import { dropAttributes, headingOf, type ReportBlock } from './report-blocks.js'

/** What such a list is called. */
const names = /^(?:table of )?contents$|^toc$|^目\s*次$|^목차$|^inhalt(?:sverzeichnis)?$/i

/** Leaves out paragraphs that are nothing but titles with the numbers of their pages, and the title above them. */
export function dropContents(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const isEntries = ({ nodes: [node, other], written }: ReportBlock) =>
    node?.type === 'paragraph' && !other && isContentsEntries(written)
  // A line alone may be anything.
  const count = blocks.reduce(
    (lines, block) => lines + (isEntries(block) ? block.written.split('\n').length : 0),
    0,
  )
  if (count < 2) return blocks
  return blocks.filter((block, index) => {
    const next = blocks[index + 1]
    const isTitle = names.test(
      dropAttributes(block.nodes.map((node) => textIn(node)).join('')).trim(),
    )
    return !isEntries(block) && !(isTitle && next && isEntries(next))
  })
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
    names.test(dropAttributes(textIn(heading)).trim()) &&
    rest
      .flatMap(({ nodes }) => nodes)
      .every((node) => {
        if (node.type === 'html' || node.type === 'thematicBreak') return true
        if (node.type !== 'list') return false
        return listVisits(node).every(
          ({ node: line }) =>
            line.type !== 'paragraph' ||
            line.children.some(({ type }) => type === 'link') ||
            titles.has(bareTitle(line)),
        )
      })
  )
}

/** The words of a title without its number, nor that of its page. */
export function bareTitle(title: Heading | Paragraph | undefined): string {
  const words = title ? textIn(title) : ''
  return words.replace(/^[\s\d.第章節]+|[\s\d.…・]+$/g, '').toLowerCase()
}
