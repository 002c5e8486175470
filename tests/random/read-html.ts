import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { squeeze } from './normalise.js'

export interface ReadHtml {
  /** The text of the page, of the notes and of the foot, without blanks. */
  text: string
  notes: string[]
  foot: string
  urls: Set<string>
  /** How many paragraphs a browser ends early, since a block stands in them: it makes an empty one of what is left. */
  broken: number
}

/** Reads the HTML edition as a browser without scripts shows it. */
export function readHtml(html: string): ReadHtml {
  const tree = fromHtml(html)
  const urls = list(
    tree,
    ({ tagName, properties }) =>
      tagName === 'a' && /^(https?|mailto):/.test(String(properties.href)),
  ).map(({ properties }) => String(properties.href))
  const [main] = list(tree, ({ tagName }) => tagName === 'main')
  const [foot] = list(tree, ({ tagName }) => tagName === 'footer')
  const notes = list(tree, ({ properties }) => hasClass(properties, 'note-text'))
  return {
    text: squeeze(main ? textOf(main) : ''),
    notes: notes.map((note) => squeeze(textOf(note))),
    foot: squeeze(foot ? textOf(foot) : ''),
    urls: new Set(urls),
    broken: main ? list(main, isEmptyParagraph).length : 0,
  }
}

function isEmptyParagraph({ tagName, children }: Element): boolean {
  return tagName === 'p' && children.length === 0
}

function hasClass({ className }: Element['properties'], name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

function list(node: Nodes, wanted: (element: Element) => boolean): Element[] {
  const own = node.type === 'element' && wanted(node) ? [node] : []
  const children = 'children' in node ? (node as Root | Element).children : []
  return [...own, ...children.flatMap((child) => list(child, wanted))]
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && /^(script|style|template|svg)$/.test(node.tagName)) return ''
  return 'children' in node ? (node as Root | Element).children.map(textOf).join('') : ''
}
