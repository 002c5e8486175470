import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { parsePlace } from '../source/place.js'
import type { EditorLink } from './editor-link.js'

/** A block of the sources as the pages show it. */
export interface SourceBlock {
  text: string
  /** Opens its place in the editor. */
  href: string
}

/** Takes the HTML of the PDF edition, whose blocks say where they come from; returns them in its order. */
export function listBlocks(html: string, link: EditorLink): SourceBlock[] {
  const blocks: SourceBlock[] = []
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('attrs' in node) {
      const source = node.attrs.find(({ name }) => name === 'data-source')?.value
      const text = source === undefined ? '' : textOf(node).replace(/\s+/g, ' ').trim()
      if (source !== undefined && text !== '') {
        const { file, line, column } = parsePlace(source)
        blocks.push({ text, href: link(file, line ?? 1, column ?? 1) })
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return blocks
}

function textOf(node: DefaultTreeAdapterMap['node']): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  // The words of a drawing are not the briefing's.
  return 'tagName' in node && node.tagName === 'svg' ? '' : node.childNodes.map(textOf).join('')
}
