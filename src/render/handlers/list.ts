import type { Element } from 'hast'
import type { List, ListItem, Parents } from 'mdast'
import { defaultHandlers } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import type { ReportState } from '../context.js'
import { addClass } from './captioned.js'

/**
 * A list. One with numbers of several digits says so, because its items hang by the widest of them; so does one that explains
 * terms, whose items hang by them and need no bullets.
 */
export function list(state: ReportState, node: List): Element {
  const { words } = state.report
  const made = defaultHandlers.list(state, node)
  const last = (node.start ?? 1) + node.children.length - 1
  const { length } = String(last)
  if (node.ordered && length > 1) addClass(made, `digits-${Math.min(length, 9)}`)
  if (!node.ordered && node.children.length > 1 && node.children.every(explainsTerm))
    addClass(made, 'terms')
  visit(made, 'element', (element) => {
    if (element.tagName !== 'input') return
    element.properties.ariaLabel = element.properties.checked ? words.taskDone : words.taskOpen
  })
  return made
}

/**
 * An item. The text of one in a tight list stands in it directly; where blocks stand between several texts, each is a
 * paragraph, or they would run into one.
 */
export function listItem(state: ReportState, node: ListItem, parent: Parents | undefined): Element {
  const texts = node.children.filter(({ type }) => type === 'paragraph')
  return texts.length > 1
    ? defaultHandlers.listItem(state, { ...node, spread: true }, undefined)
    : defaultHandlers.listItem(state, node, parent)
}

/** `**Term**: what it means`, `**用語**[^1] — その意味`, `**Term:** what it means` */
function explainsTerm({ checked, children: [first] }: ListItem): boolean {
  if (typeof checked === 'boolean' || first?.type !== 'paragraph') return false
  const [term, ...others] = first.children
  if (term?.type !== 'strong') return false
  const inside = term.children.at(-1)
  if (inside?.type === 'text' && /[:：]$/.test(inside.value)) return true
  const next = others.find(({ type }) => type !== 'footnoteReference')
  return next?.type === 'text' && /^\s*(?:[:：—–―]|-\s)/.test(next.value)
}
