import type { Element, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { cjkLetters } from '../addresses/cjk.js'

const japanese = new RegExp(`[${cjkLetters}]`, 'gu')
const letter = /\p{L}/gu

/** Fewest characters of what fills more than one line. */
const longEnough = 60

/** The part of its letters that must be Japanese for the lines of a paragraph to be set to the full width. */
const leastShare = 0.2

const blocks = new Set(['ul', 'ol', 'p', 'pre', 'blockquote', 'table', 'figure', 'div'])

/**
 * Marks the paragraphs and items of a Japanese text that are hardly Japanese, such as a source with its address
 * (`latin-lines`). A justified line that may end at few places is drawn apart.
 */
export function markLatinLines() {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName !== 'p' && element.tagName !== 'li') return
      const text = ownTextOf(element)
      if (text.length < longEnough) return
      const letters = text.match(letter)?.length ?? 0
      const ownLetters = text.match(japanese)?.length ?? 0
      if (letters === 0 || ownLetters / letters >= leastShare) return
      const { className } = element.properties
      element.properties.className = [...(Array.isArray(className) ? className : []), 'latin-lines']
    })
  }
}

/** The text without that of the blocks in it. */
function ownTextOf(element: Element): string {
  return element.children
    .filter((child) => child.type !== 'element' || !blocks.has(child.tagName))
    .map((child) => (child.type === 'text' || child.type === 'element' ? textOf(child) : ''))
    .join('')
}
