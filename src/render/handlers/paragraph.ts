import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Paragraph } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { soleImage } from '../../source/markdown/sole-image.js'
import type { ReportState } from '../context.js'
import { figure } from './figure.js'

/** A paragraph; one that holds only an image is a figure, and 以上 alone closes the report at the right edge. */
export function paragraph(state: ReportState, node: Paragraph): Element | undefined {
  if (soleImage(node)) return figure(state, node)
  const closing = textOf(node).trim() === '以上'
  return h(closing ? 'p.closing' : 'p', state.all(node))
}
