import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { dropInvisible } from '../characters/invisible.js'

/** Leaves out of a tree's texts and addresses what nobody sees; `invisible-character` says so at its place. */
export function dropInvisibleCharacters(tree: Root): void {
  visit(tree, (node) => {
    if ('value' in node) node.value = dropInvisible(node.value)
    if (node.type === 'link' || node.type === 'definition') node.url = dropInvisible(node.url)
  })
}
