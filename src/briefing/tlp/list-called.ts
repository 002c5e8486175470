import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'

/** The definitions of notes and links that the text which stays refers to, and those to which these do. */
export function listCalled(root: Root, isOut: (node: Nodes) => boolean): Set<Nodes> {
  const definitions = new Map<string, FootnoteDefinition>()
  const addresses = new Map<string, Definition>()
  const called = new Set<Nodes>()
  const find = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
    if (node.type === 'definition' && !addresses.has(node.identifier))
      addresses.set(node.identifier, node)
    if ('children' in node) for (const child of node.children) find(child)
  }
  const follow = (node: Nodes, top: Nodes): void => {
    if (isOut(node) || (node.type === 'footnoteDefinition' && node !== top)) return
    const address =
      node.type === 'link' || node.type === 'image'
        ? addresses.get(node.data?.definition ?? '')
        : undefined
    if (address) called.add(address)
    const definition =
      node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined
    if (definition && !called.has(definition)) {
      called.add(definition)
      follow(definition, definition)
    }
    if ('children' in node) for (const child of node.children) follow(child, top)
  }
  find(root)
  follow(root, root)
  return called
}
