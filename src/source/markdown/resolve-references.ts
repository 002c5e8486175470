import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast'

declare module 'mdast' {
  interface LinkData {
    /** Of a link that was written as a reference: the identifier of its definition. */
    definition?: string
  }
  interface ImageData {
    definition?: string
  }
}

/**
 * Makes `[text][label]` and `![alt][label]` the links and pictures that their definitions say, so that nothing after the
 * parser has to know of two kinds. The definitions stay in the tree, where they print nothing; the first one of a label
 * counts (CommonMark 0.31.2, 4.7).
 */
export function resolveReferences(root: Root): void {
  const nodes = listNodes(root)
  const definitions = new Map<string, Definition>()
  for (const node of nodes) {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
  }
  if (definitions.size === 0) return
  for (const node of nodes) {
    if (!('children' in node)) continue
    const children: Nodes[] = node.children
    for (const [index, child] of children.entries()) {
      if (child.type !== 'linkReference' && child.type !== 'imageReference') continue
      const definition = definitions.get(child.identifier)
      if (definition) children[index] = resolve(child, definition)
    }
  }
}

function resolve(
  reference: LinkReference | ImageReference,
  { url, title, identifier }: Definition,
): Link | Image {
  const target = { url, title: title ?? null, data: { definition: identifier } }
  const place = reference.position && { position: reference.position }
  if (reference.type === 'imageReference')
    return { type: 'image', ...target, alt: reference.alt ?? '', ...place }
  // The same list: what is inside may still have to be resolved.
  return { type: 'link', ...target, children: reference.children, ...place }
}

/** In document order. Without recursion, as everything that reads what an author nests. */
function listNodes(root: Root): Nodes[] {
  const nodes: Nodes[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    if ('children' in node) waiting.push(...node.children.toReversed())
  }
  return nodes
}
