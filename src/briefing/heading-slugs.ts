import GithubSlugger from 'github-slugger'
import type { Heading, Nodes, Root } from 'mdast'
import { toString as textIn } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'

/**
 * Takes the tree of a file; gives its headings by the fragments that GitHub gives them: `侵入の経路`, `lateral-movement`, and
 * `lateral-movement-1` for the second of these words. Headings inside notes have none.
 */
export function listHeadingSlugs(tree: Root): Map<string, Heading> {
  const slugger = new GithubSlugger()
  const headings = new Map<string, Heading>()
  for (const heading of listHeadings(tree.children))
    headings.set(slugger.slug(wordsOfHeading(heading)), heading)
  return headings
}

/** In document order, wherever they stand but in notes. */
function listHeadings(nodes: readonly Nodes[]): Heading[] {
  const headings: Heading[] = []
  for (const top of nodes) {
    visit(top, (node) => {
      if (node.type === 'footnoteDefinition') return SKIP
      if (node.type === 'heading') headings.push(node)
      return undefined
    })
  }
  return headings
}

/** Without the numbers of notes, HTML and what stands for pictures. */
export function wordsOfHeading(heading: Heading): string {
  const options = { includeImageAlt: false, includeHtml: false }
  return textIn(heading, options).replace(/\s+/g, ' ').trim()
}
