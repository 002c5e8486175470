import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { takeSourceUrl } from './set-source-urls.js'

/** Fewest letters of a paragraph that fills more than one line. */
const longEnough = 60

/** The last two words of a text, where they are short enough to stand in one line anywhere. */
const lastWords = /(?<=\s)\S{1,10} \S{1,8}$/u

/**
 * Ties the last two words of a paragraph in a language that sets words apart, so that none ends in a line of one short
 * word, nor does a note before its address. The browser's `text-wrap: pretty` does so too, but sets the lines anew
 * where a page cuts the paragraph.
 */
export function tieWords() {
  return (tree: Root): void => {
    visit(tree, 'element', (element) => {
      if (element.tagName === 'pre' || element.tagName === 'svg') return SKIP
      if (element.tagName === 'p' && textOf(element).length >= longEnough) tieEnd(element)
      return undefined
    })
  }
}

function tieEnd(paragraph: Element): void {
  const source = takeSourceUrl(paragraph.children)
  const end = paragraph.children.findLastIndex((child) => !isCalls(child))
  const last = paragraph.children[end]
  const words = last?.type === 'text' && lastWords.exec(last.value)?.[0]
  if (last?.type === 'text' && words) {
    last.value = last.value.slice(0, -words.length)
    // A call goes with the word it stands at.
    paragraph.children.push(h('span.tied', [words, ...paragraph.children.splice(end + 1)]))
  }
  paragraph.children.push(...source)
}

function isCalls(node: ElementContent): boolean {
  const { className } = node.type === 'element' ? node.properties : {}
  return Array.isArray(className) && className.includes('calls')
}
