import type { Nodes } from 'mdast'
import { hidden } from '../../footnotes/prose.js'
import { replaceReferences } from '../../source/characters/references.js'
import { isPhrasing, phrasingElements } from '../../source/html/nodes.js'
import { readCodeInfo } from '../../source/markdown/code-info.js'

/** An address leads out of the report; a name is an id, a label or a file's name, which is printed nowhere. */
export type PieceKind = 'words' | 'address' | 'name'

/** Of words that the program sets after a number. */
export type PieceRole = 'title' | 'caption'

/** What the program numbers with its words after the number. */
export function roleOf(block: Nodes, parent: Nodes | undefined): PieceRole | undefined {
  if (block.type === 'heading') return block.depth === 1 ? 'title' : undefined
  const captions = ['figure', 'table', 'iocs', 'attack']
  return parent?.type === 'containerDirective' && captions.includes(parent.name)
    ? 'caption'
    : undefined
}

/** Where words stand together in a line; in HTML, in whatever holds some beside its tags. */
export function isBlock(node: Nodes): boolean {
  if (node.type === 'htmlElement')
    return !phrasingElements.has(node.tagName) && node.children.some(isPhrasing)
  return ['paragraph', 'heading', 'tableCell', 'code'].includes(node.type)
}

/** What a node says by itself in its line; `hidden` for what the program writes there. */
export function ownWords(node: Nodes): string {
  if (node.type === 'break') return '\n'
  // The program writes here: the number of a note, and the name of what a reference leads to.
  if (node.type === 'footnoteReference') return hidden
  if (node.type === 'link' && node.children.length === 0) return hidden
  return node.type === 'text' || node.type === 'inlineCode' || node.type === 'code'
    ? node.value
    : ''
}

/** An address, or the names that lead to a heading: of its chapter, and its own. */
function listTargets(url: string): [PieceKind, string][] {
  if (!url.startsWith('#')) return [['address', url]]
  return url
    .slice(1)
    .split('/')
    .map((name) => ['name', name])
}

/** What a node says besides the words of its line. */
export function listOwn(node: Nodes): [PieceKind, string | null | undefined][] {
  switch (node.type) {
    case 'link':
    case 'definition':
      return [...listTargets(node.url), ['words', node.title]]
    case 'image':
      return [
        ['words', node.alt],
        ['name', node.url],
      ]
    case 'footnoteReference':
    case 'footnoteDefinition':
      return [['name', node.label]]
    case 'containerDirective':
      return [['name', node.attributes?.id]]
    case 'code':
      return [['words', readCodeInfo(node).title]]
    case 'html':
      return [['words', replaceReferences(node.value)]]
    case 'htmlElement':
      return Object.values(node.properties).map((value) => [
        'words',
        typeof value === 'string' ? value : '',
      ])
    default:
      return []
  }
}
