import type { Element, ElementContent } from 'hast'
import type { Link } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { addressOf, isAddressItself } from '../../addresses/leads-to.js'
import type { Reference } from '../../briefing/briefing.js'
import { nameTarget } from '../../briefing/link-targets.js'
import type { Words } from '../../briefing/words.js'
import type { HastContext } from '../context.js'

/**
 * `[](#id)` gets the words of its target, 図 2; other links stay as they are. One that leads nowhere is printed as its
 * words.
 */
export function link(context: HastContext, state: State, node: Link): Element | ElementContent[] {
  const { targetByLink, referenceByLink, placeByLink } = context.briefing.index
  const target = targetByLink.get(node)
  const children = state.all(node) as Element['children']
  if (target && children.length === 0) {
    return {
      type: 'element',
      tagName: 'a',
      properties: {
        href: `#${target.id}`,
        className: ['reference'],
        ...(context.referencePages && namePage(context.words, referenceByLink.get(node))),
      },
      children: [{ type: 'text', value: nameTarget(target, context.words) }],
    }
  }
  const inside = target?.id ?? placeByLink.get(node)
  const href = inside === undefined ? addressOf(node) : `#${inside}`
  if (href === undefined) return children
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href,
      ...(node.title && { title: node.title }),
      // It may break anywhere, and a printed HTML edition need not say once more where it leads.
      ...(isAddressItself(textOf(node), href) && { className: ['address'] }),
    },
    children,
  }
}

/** What the pagination needs to write the page behind a reference. */
function namePage(words: Words, reference: Reference | undefined): Element['properties'] {
  return reference ? { dataReference: reference.id, dataOnPage: words.onPage('{page}') } : {}
}
