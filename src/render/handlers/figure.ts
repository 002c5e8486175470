import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Image, Nodes } from 'mdast'
import { listCaptionedBlocks } from '../../briefing/captioned-blocks.js'
import type { ReportState } from '../context.js'
import { caption } from './captioned.js'
import { image } from './image.js'

/** `:::figure` and a paragraph of one captioned image: the picture, then label, caption and remarks. */
export function figure(state: ReportState, node: Nodes): Element | undefined {
  const { facts, words } = state.report
  const numbered = facts.figureByNode.get(node)
  const shown = numbered?.image ?? findImage(node)
  if (!shown) return undefined
  const picture = image(state, shown)
  if (!numbered) return h('figure.figure', [picture])
  const label = words.figure(numbered.number)
  const figcaption = caption(state, label, numbered.caption, numbered.remarks)
  return h('figure.figure', { id: numbered.id }, [picture, figcaption])
}

function findImage(node: Nodes): Image | undefined {
  const blocks =
    node.type === 'containerDirective' || node.type === 'paragraph'
      ? listCaptionedBlocks([node])
      : []
  const [block] = blocks
  return block?.kind === 'figure' ? block.image : undefined
}
