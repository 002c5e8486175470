import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { formatPlace } from '../source/place.js'

const blocks = new Set('p h1 h2 h3 h4 h5 h6 li pre blockquote tr figure table div'.split(' '))

/**
 * Writes on every block of a file where it comes from, so that what is found on a page can be told as
 * `file:line:column`. An item of a tight list says besides where its text begins, which is no block of its own there.
 */
export function markSources() {
  return (tree: Root, { path: file }: VFile): void => {
    if (file === undefined) return
    visit(tree, 'element', (element) => {
      const start = element.position?.start
      if (!start || !blocks.has(element.tagName)) return
      element.properties.dataSource = formatPlace({ file, ...start })
      if (element.tagName !== 'li') return
      const first = element.children.find(({ position }) => position)
      if (!first?.position || (first.type === 'element' && blocks.has(first.tagName))) return
      element.properties.dataText = formatPlace({ file, ...first.position.start })
    })
  }
}
