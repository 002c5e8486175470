import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast'
import type { RootContent } from 'mdast'
import type { Position } from 'unist'
import { makeBlock } from './make-block.js'
import { isInlineElement, makeInline } from './make-inline.js'
import type { ReadElement } from './nodes.js'
import type { HtmlPiece } from './read-tags.js'

/**
 * Takes what a parser made of HTML and the Markdown between it; returns it as mdast: links, pictures, headings, emphasis
 * and the like as Markdown's own nodes, what it has none for as `htmlElement`.
 */
export function toMdast(
  tree: HastRoot,
  siblings: readonly RootContent[],
  pieces: readonly HtmlPiece[],
): RootContent[] {
  const placeText = createTextPlacer(pieces)
  const one = (node: HastNodes): RootContent[] => {
    if (node.type === 'comment') {
      const sibling = siblings[Number(node.value)]
      return sibling ? [sibling] : []
    }
    if (node.type === 'text') {
      const position = placeText(node.value)
      return [{ type: 'text', value: node.value, ...(position && { position }) }]
    }
    if (node.type !== 'element') return []
    const piece = pieces[Number(node.properties.dataPiece)]
    const element: ReadElement = {
      name: node.tagName,
      properties: piece?.kind === 'open' ? piece.properties : {},
      position: piece && spanOf(piece.position, node),
      kids: node.children.flatMap(one),
    }
    return isInlineElement(element.name) ? makeInline(element) : makeBlock(element)
  }
  return tree.children.flatMap(one)
}

/**
 * The parser gives text no place. Since it stands in the order in which it was written, a count of its characters but
 * for blanks tells where each text comes from.
 */
function createTextPlacer(pieces: readonly HtmlPiece[]): (text: string) => Position | undefined {
  const texts = pieces.flatMap((piece) => (piece.kind === 'text' ? [piece] : []))
  const count = (text: string): number => text.replace(/\s+/g, '').length
  let at = 0
  let left = count(texts[0]?.value ?? '')
  const skip = (): void => {
    while (left === 0 && at < texts.length) {
      at += 1
      left = count(texts[at]?.value ?? '')
    }
  }
  return (text) => {
    let wanted = count(text)
    if (wanted === 0) return undefined
    skip()
    const start = texts[at]?.position.start
    let end = texts[at]?.position.end
    while (wanted > 0 && at < texts.length) {
      const taken = Math.min(wanted, left)
      wanted -= taken
      left -= taken
      end = texts[at]?.position.end
      skip()
    }
    return start && end && { start, end }
  }
}

/** From its start tag to the end of what is inside. */
function spanOf({ start, end }: Position, { position }: Element): Position {
  const last = position?.end
  return { start, end: last && (last.offset ?? 0) > (end.offset ?? 0) ? last : end }
}
