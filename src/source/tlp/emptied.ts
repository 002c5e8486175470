import type { Nodes, Parents, Table, TableRow } from 'mdast'
import { soleImage } from '../markdown/sole-image.js'

/**
 * Takes a node and what is left of its children; says whether a reader would see nothing, or something that has lost
 * its point.
 */
export function isEmptied(node: Parents, left: readonly Nodes[]): boolean {
  switch (node.type) {
    // Its row decides.
    case 'tableCell':
      return false
    case 'tableRow':
      return left.every(isBlank)
    case 'table':
      return left.length < 2 ? node.children.length > left.length : isHeadless(node, left)
    case 'containerDirective':
      if (node.name === 'figure') return !left.some(isPicture)
      if (node.name === 'table' || node.name === 'iocs') {
        return !left.some(({ type }) => type === 'table')
      }
      return left.every(isBlank)
    default:
      return left.every(isBlank)
  }
}

function isPicture(node: Nodes): boolean {
  return node.type === 'paragraph' && soleImage(node) !== undefined
}

/** Whether the row that names the columns is gone. */
function isHeadless({ children: [head] }: Table, [first]: readonly Nodes[]): boolean {
  return head?.position?.start.offset !== first?.position?.start.offset
}

/** Whether a node prints nothing where it stands. */
export function isBlank(node: Nodes): boolean {
  switch (node.type) {
    case 'text':
      return node.value.trim() === ''
    case 'html':
    case 'break':
    case 'definition':
    case 'footnoteDefinition':
      return true
    case 'paragraph':
    case 'tableCell':
    case 'tableRow':
      return node.children.every(isBlank)
    default:
      return false
  }
}

/** Takes a table and what it was before; returns it without the columns that have lost all that they held. */
export function withoutEmptyColumns(table: Table, before: Table): Table {
  const isGone = (column: number) =>
    !isBlankIn(before.children, column) && isBlankIn(table.children, column)
  const gone = new Set(before.children[0]?.children.map((_, column) => column).filter(isGone))
  if (gone.size === 0) return table
  const stays = (_: unknown, column: number) => !gone.has(column)
  return {
    ...table,
    align: table.align?.filter(stays) ?? null,
    children: table.children.map((row) => ({ ...row, children: row.children.filter(stays) })),
  }
}

function isBlankIn(rows: readonly TableRow[], column: number): boolean {
  return rows.every(({ children }) => {
    const cell = children[column]
    return cell === undefined || isBlank(cell)
  })
}
