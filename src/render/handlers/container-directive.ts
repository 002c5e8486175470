import type { Element } from 'hast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { State } from 'mdast-util-to-hast'
import type { HastContext } from '../context.js'
import { element } from './captioned.js'
import { figure } from './figure.js'
import { captionedTable } from './table.js'

/** Figures and tables of every kind; the checks have refused any other name. */
export function containerDirective(
  context: HastContext,
  state: State,
  node: ContainerDirective,
): Element | undefined {
  switch (node.name) {
    case 'figure':
      return figure(context, state, node)
    case 'table':
    case 'iocs':
    case 'attack':
      return captionedTable(context, state, node)
    case 'figures':
      return element('div', 'figures', state.all(node) as Element[])
    default:
      return element('div', undefined, state.wrap(state.all(node), true) as Element[])
  }
}
