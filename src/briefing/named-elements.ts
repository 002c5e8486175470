import type { Link, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { HtmlElement } from '../source/html/nodes.js'
import { decodeFragment } from './reference-target.js'

/**
 * Lists what the author's HTML gives a name that links may lead to, `<a name="opt-b">`; where several have the same name,
 * the first is meant, as in a browser.
 */
export function listNamedElements(tree: Root): Map<string, HtmlElement> {
  const elements = new Map<string, HtmlElement>()
  visit(tree, 'htmlElement', (element) => {
    const { id } = element.properties
    if (typeof id === 'string' && !elements.has(id)) elements.set(id, element)
  })
  return elements
}

/**
 * Gives every such element an id that nothing else on the page has, whatever its author called it; and finds the links of each
 * file that lead to elements in the same file.
 */
export function numberNamedElements(trees: Iterable<Root>): {
  idByNamedElement: Map<HtmlElement, string>
  namedIdByLink: Map<Link, string>
} {
  const idByNamedElement = new Map<HtmlElement, string>()
  const namedIdByLink = new Map<Link, string>()
  for (const tree of trees) {
    const elements = listNamedElements(tree)
    for (const element of elements.values())
      idByNamedElement.set(element, `place-${idByNamedElement.size + 1}`)
    if (elements.size === 0) continue
    visit(tree, 'link', (link) => {
      const element = link.url.startsWith('#') && elements.get(decodeFragment(link.url))
      const id = element && idByNamedElement.get(element)
      if (id) namedIdByLink.set(link, id)
    })
  }
  return { idByNamedElement, namedIdByLink }
}
