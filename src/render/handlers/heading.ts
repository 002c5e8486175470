import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Heading } from 'mdast'
import { isMonthly } from '../../source/front-matter.js'
import type { ReportState, SetReport } from '../context.js'

/** A heading, one step deeper in the HTML edition. Links may lead to it. */
export function heading(state: ReportState, node: Heading): Element {
  const { report } = state
  const id = report.facts.idByHeading.get(node)
  const depth = Math.min(6, node.depth + shiftOf(report, node))
  return h(`h${depth}`, id ? { id } : {}, state.all(node))
}

/** The text of a commentary stands right under the title, not in a chapter of its own. */
function shiftOf({ headingShift, briefing }: SetReport, node: Heading): number {
  const { frontMatter, opening } = briefing
  const underTitle = !isMonthly(frontMatter) && opening.blocks.includes(node)
  return underTitle ? 0 : headingShift
}
