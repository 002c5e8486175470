import type { Element } from 'hast'
import { h } from 'hastscript'
import type { ContainerDirective } from 'mdast-util-directive'
import type { ReportState } from '../context.js'
import { figure } from './figure.js'
import { captionedTable } from './table.js'

/** Figures and tables of every kind; the checks have refused any other name. */
export function containerDirective(
  state: ReportState,
  node: ContainerDirective,
): Element | undefined {
  const made = make(state, node)
  // Where the author wants it printed: the page builder does not move it.
  if (made && state.report.edition === 'pdf' && node.attributes?.here !== undefined)
    made.properties.dataHere = ''
  return made
}

function make(state: ReportState, node: ContainerDirective): Element | undefined {
  switch (node.name) {
    case 'figure':
      return figure(state, node)
    case 'table':
    case 'iocs':
    case 'attack':
      return captionedTable(state, node)
    case 'figures':
      return h('div.figures', state.all(node))
    case 'summary':
      // Where no page gathers the summaries of all chapters.
      return h('div.chapter-summary', state.wrap(state.all(node), true))
    default:
      return h('div', state.wrap(state.all(node), true))
  }
}
