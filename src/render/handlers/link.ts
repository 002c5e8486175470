import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Link } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { addressOf, isAddressItself } from '../../addresses/leads-to.js'
import type { Reference } from '../../briefing/briefing.js'
import { nameTarget } from '../../briefing/link-targets.js'
import type { Words } from '../../briefing/words.js'
import type { ReportState } from '../context.js'

/**
 * `[](#id)` gets the words of its target, 図 2; other links stay as they are. One that leads nowhere is printed as its
 * words.
 */
export function link(state: ReportState, node: Link): Element | ElementContent[] {
  const { facts, referencePages, words } = state.report
  const { targetByLink, referenceByLink, namedIdByLink } = facts
  const target = targetByLink.get(node)
  const children = state.all(node)
  if (target && children.length === 0) {
    const page = referencePages && namePage(words, referenceByLink.get(node))
    const properties = { href: `#${target.id}`, className: ['reference'], ...page }
    return h('a', properties, nameTarget(target, words))
  }
  const inside = target?.id ?? namedIdByLink.get(node)
  const href = inside === undefined ? addressOf(node) : `#${inside}`
  if (href === undefined) return children
  const properties = {
    href,
    ...(node.title && { title: node.title }),
    // It may break anywhere, and a printed HTML edition need not say once more where it leads.
    ...(isAddressItself(textOf(node), href) && { className: ['address'] }),
  }
  return h('a', properties, children)
}

/** What the pagination needs to write the page after a reference. */
function namePage(words: Words, reference: Reference | undefined): Element['properties'] {
  return reference ? { dataReference: reference.id, dataOnPage: words.onPage('{page}') } : {}
}
