import type { Element, ElementContent, Properties } from 'hast'
import { h } from 'hastscript'
import type { Nodes } from 'mdast'
import { type HtmlElement, isPhrasing } from '../../source/html/nodes.js'
import type { ReportState, SetReport } from '../context.js'
import { scrollable } from './table.js'

/**
 * An element that the author wrote as HTML. Its name for links becomes an id of ours, so that it cannot take the place of
 * a note, a chapter or a figure.
 */
export function htmlElement(state: ReportState, node: HtmlElement): Element {
  const { id: _, ...properties } = node.properties
  const children = state.all(node)
  const made = shape(state.report, node, properties, children)
  const id = state.report.facts.idByNamedElement.get(node)
  if (id !== undefined) made.properties.id = id
  return made
}

function shape(
  { edition, words }: SetReport,
  node: HtmlElement,
  properties: Properties,
  children: ElementContent[],
): Element {
  const { tagName } = node
  const plain: Element = { type: 'element', tagName, properties, children }
  switch (tagName) {
    case 'table':
      if (edition === 'html') return scrollable(plain, { ariaLabel: words.plainTable })
      // Without heads its cells are only side by side, and a table in the tags would want heads.
      if (!hasHeads(node)) plain.properties.role = 'presentation'
      return plain
    case 'input':
      return { ...plain, properties: { ...properties, disabled: true } }
    // Nothing can be unfolded on paper.
    case 'details':
      return edition === 'html' ? plain : h('div.details', children)
    case 'summary': {
      if (edition === 'html') return plain
      const name = node.children.every(isPhrasing) ? 'p' : 'div'
      return h(`${name}.details-summary.keep-with-next`, children)
    }
    // A term in an item of a list would be one run of text in the tags with what is said of it.
    case 'dt':
    case 'dd':
      return edition === 'pdf' && node.children.every(isPhrasing)
        ? { ...plain, children: [{ ...h('p', children), position: node.position }] }
        : plain
    default:
      return plain
  }
}

function hasHeads(node: Nodes): boolean {
  if (node.type === 'htmlElement' && node.tagName === 'th') return true
  return 'children' in node && node.children.some(hasHeads)
}
