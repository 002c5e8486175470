import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Blockquote } from 'mdast'
import { defaultHandlers } from 'mdast-util-to-hast'
import type { ReportState } from '../context.js'
import { addClass } from './captioned.js'

/** A quote, or an alert: a quote with its kind as its title. */
export function blockquote(state: ReportState, node: Blockquote): Element {
  const made = defaultHandlers.blockquote(state, node)
  const kind = node.data?.alert
  if (!kind) return made
  const title = h('p.alert-title.keep-with-next', state.report.words.alerts[kind])
  made.tagName = 'div'
  addClass(made, `alert alert-${kind}`)
  made.children.unshift(title)
  return made
}
