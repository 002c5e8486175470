import type { Element } from 'hast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { State } from 'mdast-util-to-hast'
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
  const body = state.one(numbered.table, node)
  const table = body && !Array.isArray(body) && body.type === 'element' ? [body] : []
  const result = element('figure', 'table', [head, element('div', 'table-body', table), ...remarks])
  result.properties.id = numbered.id
  return result
}
