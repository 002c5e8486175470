import type { Nodes, Parents } from 'mdast'

/** What a block can lead to. Figures and tables with captions are not among them: they may move to where they fit. */
const ledTo: ReadonlySet<string> = new Set([
  'list',
  'table',
  'code',
  'blockquote',
  'paragraph',
  'heading',
])

/** Whether a block that stands for what comes next has something there that stays in its place. */
export function leadsOn(node: Nodes, parent: Parents | undefined): boolean {
  return parent !== undefined && ledTo.has(typeAfter(node, parent) ?? '')
}

/** The type of the next of a node's siblings that prints something. */
function typeAfter(node: Nodes, { children }: Parents): string | undefined {
  const siblings: readonly Nodes[] = children
  let next = siblings.indexOf(node) + 1
  while (isUnprinted(siblings[next])) next += 1
  return siblings[next]?.type
}

function isUnprinted(node: Nodes | undefined): boolean {
  return node?.type === 'html' || node?.type === 'footnoteDefinition'
}
