import type { Nodes, Root } from 'mdast'

/** A tree in a few lines: a block a line, what is not text between bars. */
export function outline(root: Root): string[] {
  return root.children.flatMap(block)
}

function block(node: Nodes): string[] {
  const inside = () => ('children' in node ? node.children.flatMap(block) : [])
  switch (node.type) {
    case 'paragraph':
      return [`p ${inline(node.children)}`]
    case 'heading':
      return [`h${node.depth} ${inline(node.children)}`]
    case 'list':
      return inside()
    case 'listItem':
      return inside().map((line, index) => `${index ? ' ' : '-'} ${line.replace(/^p /, '')}`)
    case 'table':
      return node.children.map(
        ({ children }) => `| ${children.map((cell) => inline(cell.children)).join(' | ')}`,
      )
    case 'containerDirective':
      return [`:::${node.name}`, ...inside().map((line) => `  ${line}`)]
    case 'footnoteDefinition':
      return [`[^${node.label}]:`, ...inside().map((line) => `  ${line}`)]
    default:
      return [node.type, ...inside().map((line) => `  ${line}`)]
  }
}

function inline(nodes: readonly Nodes[]): string {
  return nodes.map(phrase).join('|')
}

function phrase(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return `code(${node.value})`
    case 'emphasis':
      return `em(${inline(node.children)})`
    case 'link':
      return `a${node.url}(${inline(node.children)})`
    case 'footnoteReference':
      return `[^${node.label}]`
    default:
      return `${node.type}(${'children' in node ? inline(node.children) : ''})`
  }
}
