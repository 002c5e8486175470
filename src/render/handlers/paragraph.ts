import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Paragraph, Parents } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { soleImage } from '../../source/markdown/sole-image.js'
import type { ReportState } from '../context.js'
import { leadsOn } from '../leads-on.js'
import { figure } from './figure.js'

/**
 * A paragraph; one that holds only an image is a figure, and 以上 alone closes the report at the right edge. One that leads
 * to what comes next is not parted from it by the end of a page.
 */
export function paragraph(
  state: ReportState,
  node: Paragraph,
  parent: Parents | undefined,
): Element | undefined {
  if (soleImage(node)) return figure(state, node)
  if (textOf(node).trim() === '以上') return h('p.closing', state.all(node))
  const isBold = isBoldLine(node)
  const mayLead = isBold || endsInColon(node)
  const leads = mayLead && leadsOn(node, parent)
  const classes = [
    ...(isBold ? ['bold-heading'] : []),
    ...(beginsWithLabel(node) ? ['run-in'] : []),
    ...(leads ? ['keep-with-next'] : []),
  ]
  return h('p', classes.length > 0 ? { class: classes } : {}, state.all(node))
}

/** Letters that a line of bold text may have to stand for a heading. */
const longestHeading = 120

/** Whether a paragraph is one short line in bold type, as authors set a heading that the contents need not have. */
function isBoldLine({ children }: Paragraph): boolean {
  const [only, ...others] = children
  return only?.type === 'strong' && others.length === 0 && textOf(only).length <= longestHeading
}

/** Whether a paragraph begins with a heading in its own line: bold words up to a colon, a stop or a question mark. */
function beginsWithLabel({ children }: Paragraph): boolean {
  const [label, next] = children
  if (label?.type !== 'strong' || !next) return false
  return /[:：.。?？]\s*$/.test(textOf(label)) || /^\s*[:：]/.test(textOf(next))
}

function endsInColon({ children }: Paragraph): boolean {
  const last = children.at(-1)
  return last !== undefined && /[:：]\s*$/.test(textOf(last))
}
