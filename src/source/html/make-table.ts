import type { RootContent } from 'mdast'
import { makeHtmlElement } from './make-inline.js'
import type { HtmlElement, ReadElement } from './nodes.js'

/**
 * Returns a table with its rows in the order in which they were written: a browser would show a `thead` first and a
 * `tfoot` last wherever they stand, and print both again on every page. A head is what stands first.
 */
export function makeTable(element: ReadElement): HtmlElement {
  const sections = element.kids.flatMap((kid): RootContent[] => {
    if (kid.type !== 'htmlElement') return kid.type === 'html' ? [kid] : []
    return [kid]
  })
  const first = sections.findIndex((kid) => kid.type === 'htmlElement')
  const children = sections.map((kid, index): RootContent => {
    if (kid.type !== 'htmlElement') return kid
    const isHead = index === first && kid.tagName === 'thead'
    const rows = kid.children.filter(isElement)
    const filled = kid.children.map(
      (child): RootContent =>
        isElement(child)
          ? completeRow(child, { isHead, below: rows.length - rows.indexOf(child) })
          : child,
    )
    return { ...kid, tagName: isHead ? 'thead' : 'tbody', properties: {}, children: filled }
  })
  return makeHtmlElement('table', element.properties, element, children)
}

/** Where a row stands in its table. */
interface RowPlace {
  isHead: boolean
  /** Rows of its part of the table from this one on. */
  below: number
}

/** Heads say what they are heads of; no cell reaches below its part of the table. */
function completeRow(row: HtmlElement, { isHead, below }: RowPlace): HtmlElement {
  const hasData = row.children.some((cell) => isElement(cell) && cell.tagName === 'td')
  const children = row.children.map((cell): RootContent => {
    if (!isElement(cell)) return cell
    const { rowSpan = 1, ...properties } = cell.properties
    const tagName = isHead ? 'th' : cell.tagName
    const scope = properties.scope ?? (isHead || !hasData ? 'col' : 'row')
    return {
      ...cell,
      tagName,
      properties: {
        ...properties,
        ...(tagName === 'th' && { scope }),
        ...(Number(rowSpan) > 1 && { rowSpan: Math.min(Number(rowSpan), below) }),
      },
    }
  })
  return { ...row, properties: {}, children }
}

function isElement(node: RootContent): node is HtmlElement {
  return node.type === 'htmlElement'
}
