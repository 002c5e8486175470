import type { Element, ElementContent, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** An entry of the contents. */
export interface HeadingEntry {
  id: string
  /** 1 to 6, as set in this edition. */
  depth: number
  /** Its words alone: no note numbers. */
  text: string
}

/** Lists the headings of a text, and gives an id to those that have none. */
export function listHeadings(tree: Root, prefix: string): HeadingEntry[] {
  const entries: HeadingEntry[] = []
  visit(tree, 'element', (element) => {
    const depth = Number(/^h([1-6])$/.exec(element.tagName)?.[1])
    if (!depth) return
    const id = String(element.properties.id ?? `${prefix}-${entries.length + 1}`)
    element.properties.id = id
    entries.push({ id, depth, text: textWithoutCalls(element) })
  })
  return entries
}

/** The words of an element without the numbers of the notes that it calls. */
export function textWithoutCalls(element: Element): string {
  return wordsIn(element.children).replace(/\s+/g, ' ').trim()
}

function wordsIn(nodes: readonly ElementContent[]): string {
  const words = nodes.map((node) => {
    if (node.type === 'text') return node.value
    return node.type === 'element' && !isCalls(node) ? wordsIn(node.children) : ''
  })
  return words.join('')
}

function isCalls({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('calls')
}
