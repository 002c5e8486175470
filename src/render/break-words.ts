import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { divideText, longWord } from './divide-text.js'

/** Code blocks keep their lines; what is tied already does not break. */
const skipped = new Set(['pre', 'svg', 'math', 'style', 'script', 'textarea'])

/**
 * Gives long words places to break, and ties what must not: see `divideText`. The places are `<wbr>`, which is no
 * character: what a reader copies is what the author wrote.
 *
 * @param options.isJustified whether lines are set to the full width
 */
export function breakWords({ isJustified }: { isJustified: boolean }) {
  return (tree: Root): void => {
    breakIn(tree, longWord.inText, isJustified ? longWord.path : longWord.inText)
  }
}

function breakIn(parent: Root | Element, least: number, leastOfPath: number): void {
  visit(parent, (node, index, within) => {
    if (node === parent) return undefined
    if (node.type === 'element') {
      const { tagName, properties } = node
      const { className } = properties
      const isTied = Array.isArray(className) && className.includes('tied')
      if (skipped.has(tagName) || isTied) return SKIP
      if (least === longWord.inText && (tagName === 'td' || tagName === 'th')) {
        breakIn(node, longWord.inCell, longWord.inCell)
        return SKIP
      }
      return undefined
    }
    if (node.type !== 'text' || !within || index === undefined) return undefined
    const pieces = divideText(node.value, least, leastOfPath)
    if (pieces.length < 2 && pieces[0]?.kind !== 'tied') return undefined
    const made = pieces.map((piece): ElementContent => {
      if (piece.kind === 'text') return { type: 'text', value: piece.value }
      if (piece.kind === 'break')
        return { type: 'element', tagName: 'wbr', properties: {}, children: [] }
      return h('span.tied', piece.value)
    })
    within.children.splice(index, 1, ...made)
    return index + made.length
  })
}
