import type { Element } from 'hast'
import type { Link } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Target } from '../../report/briefing.js'
import type { Words } from '../../report/words.js'
import type { HastContext } from '../context.js'

/** `[](#id)` gets the words of its target, 図 2; other links stay as they are. */
export function link(context: HastContext, state: State, node: Link): Element {
  const target = context.briefing.index.targetByLink.get(node)
  const children = state.all(node) as Element['children']
  if (target && children.length === 0) {
    return {
      type: 'element',
      tagName: 'a',
      properties: { href: `#${target.id}`, className: ['reference'] },
      children: [{ type: 'text', value: nameTarget(context.words, target) }],
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

function nameTarget(words: Words, target: Target): string {
  switch (target.kind) {
    case 'figure':
      return words.figure(target.number)
    case 'table':
      return words.table(target.number)
    case 'chapter':
      return words.chapter(target.number)
  }
}
