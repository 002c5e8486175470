import type { Element, Root, Text } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { cjkLetters } from '../addresses/cjk.js'

/** Japanese, and the punctuation and full-width forms that are set with it. */
const japanese = new RegExp(`([${cjkLetters}\\u3000-\\u303f\\uff00-\\uffef]+)`, 'u')

/** A letter of the scripts that have italics. */
const slanting = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/** What is no words: code keeps its own type, calls theirs. */
const skipped = new Set(['code', 'kbd', 'samp', 'pre', 'svg', 'sup'])

/**
 * Marks the Latin words of what is emphasised in a Japanese text (`latin`): the dots of Japanese emphasis belong to
 * Japanese, and Latin words have their italics.
 */
export function setLatinEmphasis() {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName !== 'em') return undefined
      markIn(element)
      return SKIP
    })
  }
}

function markIn(emphasis: Element): void {
  visit(emphasis, (node, index, parent) => {
    if (node.type === 'element' && skipped.has(node.tagName)) return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    const pieces = node.value.split(japanese).filter((piece) => piece !== '')
    const marked = pieces.map((piece) =>
      slanting.test(piece) && !japanese.test(piece) ? h('span.latin', piece) : toText(piece),
    )
    parent.children.splice(index, 1, ...marked)
    return index + marked.length
  })
}

function toText(value: string): Text {
  return { type: 'text', value }
}
