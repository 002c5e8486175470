import type { Element } from 'hast'
import type { Blockquote } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import type { Words } from '../../briefing/words.js'
import { addClass, element } from './captioned.js'

/** A quote, or an alert: a quote with its kind as its title. */
export function blockquote(words: Words, state: State, node: Blockquote): Element {
  const made = defaultHandlers.blockquote(state, node)
  const kind = node.data?.alert
  if (!kind) return made
  const title = element('p', 'alert-title keep-with-next', [
    { type: 'text', value: words.alerts[kind] },
  ])
  made.tagName = 'div'
  addClass(made, `alert alert-${kind}`)
  made.children.unshift(title)
  return made
}
