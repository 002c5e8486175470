import type { Element } from 'hast'
import type { Image, Nodes } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { listCaptionedBlocks } from '../../briefing/figures.js'
import type { HastContext } from '../context.js'
import { caption, element } from './captioned.js'
import { image } from './image.js'

/** `:::figure` and a paragraph of one captioned image: the picture, then label, caption and remarks. */
export function figure(context: HastContext, state: State, node: Nodes): Element | undefined {
  const numbered = context.briefing.index.figureByNode.get(node)
  const shown = numbered?.image ?? findImage(node)
  if (!shown) return undefined
  const picture = image(context, shown)
  if (!numbered) return element('figure', 'figure', [picture])
  const label = context.words.figure(numbered.number)
  const result = element('figure', 'figure', [
    picture,
    caption(state, label, numbered.caption, numbered.remarks),
  ])
  result.properties.id = numbered.id
  return result
}

function findImage(node: Nodes): Image | undefined {
  const blocks =
    node.type === 'containerDirective' || node.type === 'paragraph'
      ? listCaptionedBlocks([node])
      : []
  const [block] = blocks
  return block?.kind === 'figure' ? block.image : undefined
}
