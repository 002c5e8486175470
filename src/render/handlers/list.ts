import type { Element } from 'hast'
import type { List } from 'mdast'
import { defaultHandlers } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { ReportState } from '../context.js'
import { addClass } from './captioned.js'

/** A list. One with numbers of several digits says so, because its items hang by the widest of them. */
export function list(state: ReportState, node: List): Element {
  const { words } = state.report
  const made = defaultHandlers.list(state, node)
  const last = (node.start ?? 1) + node.children.length - 1
  const { length } = String(last)
  if (node.ordered && length > 1) addClass(made, `digits-${Math.min(length, 9)}`)
  visit(made, 'element', (element) => {
    if (element.tagName !== 'input') return
    element.properties.ariaLabel = element.properties.checked ? words.taskDone : words.taskOpen
  })
  return made
}
