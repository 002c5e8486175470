import type { Element } from 'hast'
import type { Heading } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { isMonthly } from '../../source/front-matter.js'
import type { HastContext } from '../context.js'

/** A heading, one step deeper in the HTML edition. Links may lead to it. */
export function heading(context: HastContext, state: State, node: Heading): Element {
  const id = context.briefing.index.idByHeading.get(node)
  const depth = Math.min(6, node.depth + shiftOf(context, node))
  return {
    type: 'element',
    tagName: `h${depth}`,
    properties: id ? { id } : {},
    children: state.all(node) as Element[],
  }
}

/** The text of a commentary stands right under the title, not in a chapter of its own. */
function shiftOf({ headingShift, briefing }: HastContext, node: Heading): number {
  const { frontMatter, opening } = briefing
  const underTitle = !isMonthly(frontMatter) && opening.blocks.includes(node)
  return underTitle ? 0 : headingShift
}
