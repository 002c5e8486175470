import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { isAddressItself } from '../addresses/leads-to.js'

/**
 * Marks the link that ends a note as its source: it gets a line of its own. Only a link that shows its own address
 * counts; a URL inside the sentence or in brackets stays where it is.
 */
export function setSourceUrls() {
  return (tree: Root): void => {
    const last = tree.children.filter((child): child is Element => child.type === 'element').at(-1)
    if (!last) return
    const link = lastVisible(last.children)
    if (link?.type !== 'element' || link.tagName !== 'a') return
    const href = String(link.properties.href ?? '')
    if (!/^https?:/.test(href) || !isAddressItself(textOf(link), href)) return
    link.properties.className = ['source-url']
    trimBefore(last.children, link)
  }
}

/** Takes the address off the end of a note's words, if it has a line of its own there. */
export function takeSourceUrl(children: ElementContent[]): ElementContent[] {
  const last = children.at(-1)
  const { className } = last?.type === 'element' ? last.properties : {}
  return Array.isArray(className) && className.includes('source-url') ? children.splice(-1) : []
}

function lastVisible(children: readonly ElementContent[]): ElementContent | undefined {
  return children.filter((child) => child.type !== 'text' || child.value.trim() !== '').at(-1)
}

/** The line break replaces the space that the author typed before the address. */
function trimBefore(children: ElementContent[], link: ElementContent): void {
  const before = children[children.indexOf(link) - 1]
  if (before?.type === 'text') before.value = before.value.trimEnd()
}
