import type { Nodes } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'

/** Whether a node is the `:::summary` of a chapter: its part of the summary page. */
export function isSummary(node: Nodes): node is ContainerDirective {
  return node.type === 'containerDirective' && node.name === 'summary'
}
