import type { Element } from 'hast'
import type { Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import type { HastContext } from '../context.js'
import { caption, element } from './captioned.js'

/** `:::table`: the caption above, then the table and the remarks under it. */
export function captionedTable(
  context: HastContext,
  state: State,
  node: ContainerDirective,
): Element | undefined {
  const numbered = context.briefing.index.tableByNode.get(node)
  if (!numbered) return element('div', 'table', state.wrap(state.all(node), true) as Element[])
  const head = caption(state, context.words.table(numbered.number), numbered.caption, [])
  // The table must not part from the caption above it.
  head.properties.className = ['keep-with-next']
  const remarks = numbered.remarks.map((remark) => element('p', 'remark', state.all(remark)))
  const captionId = `${numbered.id}-caption`
  const grid = defaultHandlers.table(state, numbered.table)
  const body =
    context.edition === 'html'
      ? scrollable(grid, { ariaLabelledBy: [captionId] })
      : element('div', 'table-body', [grid])
  if (context.edition === 'html') head.properties.id = captionId
  // A screen has no pages to turn: there a wide table scrolls.
  const turned = context.edition === 'pdf' && node.attributes?.landscape !== undefined
  const name = turned ? 'table landscape' : 'table'
  const result = element('figure', name, [head, body, ...remarks])
  result.properties.id = numbered.id
  return result
}

/** A table without a caption. */
export function table({ edition, words }: HastContext, state: State, node: Table): Element {
  const grid = defaultHandlers.table(state, node)
  return edition === 'html' ? scrollable(grid, { ariaLabel: words.plainTable }) : grid
}

/** A table too wide for a small screen scrolls by itself, also by the keyboard, and says what it is. */
export function scrollable(grid: Element, name: Element['properties']): Element {
  const result = element('div', 'table-scroll', [grid])
  Object.assign(result.properties, { role: 'region', tabIndex: 0, ...name })
  return result
}
