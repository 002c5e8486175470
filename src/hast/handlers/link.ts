import type { Element, ElementContent } from 'hast'
import type { Link } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { isBareLink, mayLead } from '../../report/bare-link.js'
import type { Reference } from '../../report/briefing.js'
import { leadsOut } from '../../report/destination.js'
import type { Words } from '../../report/words.js'
import type { HastContext } from '../context.js'

/**
 * `[](#id)` gets the words of its target, 図 2; other links stay as they are. An address that was not written as a
 * link stays text, but for the source of a note: an indicator must never be one click away. So does a link to a file.
 */
export function link(context: HastContext, state: State, node: Link): Element | ElementContent[] {
  const { targetByLink, referenceByLink, noteLinks } = context.briefing.index
  const target = targetByLink.get(node)
  const leads = target !== undefined || leadsOut(node.url)
  if (!leads || (isBareLink(node) && !mayLead(node, noteLinks.has(node)))) {
    return state.all(node) as ElementContent[]
  }
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
      children: [{ type: 'text', value: context.words[target.kind](target.number) }],
    }
  }
  const href = target ? `#${target.id}` : node.url
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href,
      ...(node.title && { title: node.title }),
      // It may break anywhere, and a printed HTML edition need not say once more where it leads.
      ...(textOf(node) === href && { className: ['address'] }),
    },
    children,
  }
}

/** What the pagination needs to write the page behind a reference. */
function namePage(words: Words, reference: Reference | undefined): Element['properties'] {
  return reference ? { dataReference: reference.id, dataOnPage: words.onPage('{page}') } : {}
}
