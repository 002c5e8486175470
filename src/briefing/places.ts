import type { Link, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { HtmlElement } from '../source/html/nodes.js'
import { decodeFragment } from './reference-target.js'

/**
 * Lists what the author's HTML gives a name that links may lead to, `<a name="opt-b">`; where several have the same name,
 * the first is meant, as in a browser.
 */
export function listPlaces(tree: Root): Map<string, HtmlElement> {
  const places = new Map<string, HtmlElement>()
  visit(tree, 'htmlElement', (element) => {
    const { id } = element.properties
    if (typeof id === 'string' && !places.has(id)) places.set(id, element)
  })
  return places
}

/**
 * Gives every such place an id that nothing else on the page has, whatever its author called it; and finds the links of each
 * file that lead to places in the same file.
 */
export function numberPlaces(trees: Iterable<Root>): {
  placeByElement: Map<HtmlElement, string>
  placeByLink: Map<Link, string>
} {
  const placeByElement = new Map<HtmlElement, string>()
  const placeByLink = new Map<Link, string>()
  for (const tree of trees) {
    const places = listPlaces(tree)
    for (const element of places.values())
      placeByElement.set(element, `place-${placeByElement.size + 1}`)
    if (places.size === 0) continue
    visit(tree, 'link', (link) => {
      const element = link.url.startsWith('#') && places.get(decodeFragment(link.url))
      const id = element && placeByElement.get(element)
      if (id) placeByLink.set(link, id)
    })
  }
  return { placeByElement, placeByLink }
}
