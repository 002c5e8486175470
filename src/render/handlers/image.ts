import type { Element } from 'hast'
import type { Image } from 'mdast'
import type { ReportState } from '../context.js'

/**
 * Leaves a mark for the picture. The picture itself is put in after sanitising, which would take a drawing apart
 * and drop `data:` addresses.
 */
export function image({ report }: ReportState, node: Image): Element {
  const number = report.facts.pictureByImage.get(node)?.number ?? -1
  return {
    type: 'element',
    tagName: 'img',
    properties: { ...node.data?.hProperties, dataPicture: number, alt: node.alt ?? '' },
    children: [],
  }
}
