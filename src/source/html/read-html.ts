import type { Nodes, Parents, Root, RootContent } from 'mdast'
import { isLineOfText, splitParagraph, toBlocks, toWords } from './blocks.js'
import { nestElements } from './nest-elements.js'
import { readTags } from './read-tags.js'

/**
 * Puts the elements of a text's HTML into its tree, as GitHub shows them: what stands between `<b>` and `</b>` is
 * inside a strong, also where Markdown stands between. The nodes that say how it was written (`html`) stay where they
 * were, with what is wrong with them, and print nothing. Every run of siblings is read by itself, so that a tag that is
 * left open takes in nothing beyond the paragraph, item, cell or chapter that it stands in.
 */
export function readHtml(root: Root): void {
  const parents: Parents[] = []
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('children' in node)) continue
    parents.push(node)
    waiting.push(...node.children)
  }
  // From the inside out: what became of a paragraph is known when the blocks beside it are read.
  for (const parent of parents.reverse()) readSiblings(parent)
}

function readSiblings(parent: Parents): void {
  const siblings: RootContent[] = [...parent.children].flatMap((child) =>
    child.type === 'paragraph' ? splitParagraph(child) : [child],
  )
  const piecesOf = new Map(
    siblings.flatMap((node) => (node.type === 'html' ? [[node, readTags(node)] as const] : [])),
  )
  const plain = [...piecesOf.values()].every((pieces) => pieces.length === 0)
  if (plain && siblings.length === parent.children.length) return
  const nested = plain ? siblings : nestElements(siblings, piecesOf)
  const target: Nodes[] = parent.children
  target.splice(0, target.length, ...arrange(parent, nested))
}

function arrange(parent: Parents, nested: readonly RootContent[]): RootContent[] {
  switch (parent.type) {
    // What holds a paragraph divides it where there are blocks in it.
    case 'paragraph':
      return [...nested]
    case 'tableCell':
      return isLineOfText(nested) ? nested : toBlocks(nested)
    case 'heading':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'linkReference':
    case 'textDirective':
      return toWords(nested)
    default:
      return toBlocks(nested)
  }
}
