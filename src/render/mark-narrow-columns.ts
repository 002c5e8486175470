import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

/** Most characters of each cell in a narrow column: a number, a mark, a short word. */
const mostCharacters = 4

const inline = new Set(['a', 'code', 'em', 'kbd', 'span', 'strong', 'sub', 'sup'])

/**
 * Marks the cells of narrow columns (`narrow`), such as one that numbers the rows: they take the room of their words,
 * while the others share what is left. Tables with cells over several columns or rows stay as they are.
 */
export function markNarrowColumns() {
  return (tree: Root): void => {
    visit(tree, 'element', (table) => {
      if (table.tagName !== 'table') return
      const rows = listRows(table)
      const columns = Math.max(0, ...rows.map(({ length }) => length))
      if (rows.flat().some(({ properties }) => properties.colSpan ?? properties.rowSpan)) return
      for (let column = 0; column < columns; column += 1) {
        const cells = rows.flatMap((row) => row[column] ?? [])
        if (!cells.every(isNarrow)) continue
        for (const { properties } of cells) properties.className = ['narrow']
      }
    })
  }
}

function listRows(table: Element): Element[][] {
  return elementsOf(table.children).flatMap((part) => {
    if (part.tagName === 'tr') return [elementsOf(part.children)]
    return elementsOf(part.children).map((row) => elementsOf(row.children))
  })
}

function elementsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === 'element')
}

function isNarrow(cell: Element): boolean {
  return cell.children.every(isInline) && [...textOf(cell)].length <= mostCharacters
}

function isInline(node: ElementContent): boolean {
  if (node.type !== 'element') return true
  return inline.has(node.tagName) && node.children.every(isInline)
}
