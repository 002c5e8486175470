import type { Element } from 'hast'
import type { Paragraph } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { toString as textOf } from 'mdast-util-to-string'
import { soleImage } from '../../source/markdown/sole-image.js'
import type { HastContext } from '../context.js'
import { element } from './captioned.js'
import { figure } from './figure.js'

/** A paragraph; one that holds only an image is a figure, and 以上 alone closes the report at the right edge. */
export function paragraph(
  context: HastContext,
  state: State,
  node: Paragraph,
): Element | undefined {
  if (soleImage(node)) return figure(context, state, node)
  const closing = textOf(node).trim() === '以上'
  return element('p', closing ? 'closing' : undefined, state.all(node) as Element[])
}
