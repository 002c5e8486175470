import type { Heading, Paragraph } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { listVisits } from '../../source/markdown/walk.js'
import { headingOf, type ReportBlock } from './report-blocks.js'

/**
 * Whether a part is a list of contents by hand, whose items are links or titles, and nothing else: a briefing makes its
 * own.
 */
export function isContents(
  [first, ...rest]: readonly ReportBlock[],
  titles: ReadonlySet<string>,
): boolean {
  const heading = first && headingOf(first)
  const isNamed = /^(?:table of )?contents$|^toc$|^目\s?次$|^목차$|^inhalt(?:sverzeichnis)?$/i.test(
    heading ? textIn(heading).trim() : '',
  )
  return (
    isNamed &&
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
