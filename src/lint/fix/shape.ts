import type { Nodes } from 'mdast'
import type { Visit } from '../../source/markdown/walk.js'
import type { SourceFile } from '../source.js'

/** Lists what the parser made of a file, in document order: every node but plain text, with its depth. */
export function shapeOf({ visits }: SourceFile): string[] {
  const depths = new Map<Visit | undefined, number>()
  return visits.flatMap((visit) => {
    const depth = (depths.get(visit.parent) ?? 0) + 1
    depths.set(visit, depth)
    const { node } = visit
    return node.type === 'text' ? [] : [`${depth} ${node.type} ${detailOf(node)}`]
  })
}

/** What one sign in the source may turn a node of the same type into. */
function detailOf(node: Nodes): string {
  switch (node.type) {
    case 'heading':
      return String(node.depth)
    case 'list':
      return String(node.start)
    case 'listItem':
      return String(node.checked)
    case 'containerDirective':
    case 'leafDirective':
    case 'textDirective':
      return node.name
    default:
      return ''
  }
}
