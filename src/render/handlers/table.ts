import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { defaultHandlers } from 'mdast-util-to-hast'
import type { ReportState } from '../context.js'
import { caption, remarkUnder } from './captioned.js'

/** `:::table`: the caption above, then the table and the remarks under it. */
export function captionedTable(state: ReportState, node: ContainerDirective): Element | undefined {
  const { facts, edition, words } = state.report
  const numbered = facts.tableByNode.get(node)
  if (!numbered) return h('div.table', state.wrap(state.all(node), true))
  const head = caption(state, words.table(numbered.number), numbered.caption, [])
  // The table must not part from the caption above it.
  head.properties.className = ['keep-with-next']
  const remarks = numbered.remarks.map((remark) => remarkUnder(state, remark))
  // No author can give this id: a stroke stands only in those of headings, after a chapter's.
  const captionId = `${numbered.id}/caption`
  const grid = defaultHandlers.table(state, numbered.table)
  const body =
    edition === 'html'
      ? scrollable(grid, { ariaLabelledBy: [captionId] })
      : h('div.table-body', [grid])
  if (edition === 'html') head.properties.id = captionId
  // A screen has no pages to turn: there a wide table scrolls.
  const turned = edition === 'pdf' && node.attributes?.landscape !== undefined
  const name = turned ? 'figure.table.landscape' : 'figure.table'
  return h(name, { id: numbered.id }, [head, body, ...remarks])
}

/** A table without a caption. */
export function table(state: ReportState, node: Table): Element {
  const { edition, words } = state.report
  const grid = defaultHandlers.table(state, node)
  return edition === 'html' ? scrollable(grid, { ariaLabel: words.plainTable }) : grid
}

/** A table too wide for a small screen scrolls by itself, also by the keyboard, and says what it is. */
export function scrollable(grid: Element, name: Element['properties']): Element {
  return h('div.table-scroll', { role: 'region', tabIndex: 0, ...name }, [grid])
}
