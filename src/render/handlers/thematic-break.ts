import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Parents, ThematicBreak } from 'mdast'
import type { ReportState } from '../context.js'
import { leadsOn } from '../leads-on.js'

/** A rule. It opens what comes next, and goes with it to the next page. */
export function thematicBreak(
  _: ReportState,
  node: ThematicBreak,
  parent: Parents | undefined,
): Element {
  return h('hr', leadsOn(node, parent) ? { class: ['keep-with-next'] } : {})
}
